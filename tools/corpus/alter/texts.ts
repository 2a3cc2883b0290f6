/** The ends of a range of versions, each moved to the version beside it. */
export function versionAlterations(range: string, versions: readonly string[]): string[] {
  return [...range.matchAll(/\d+(\.\d+)?/g)].map((match) => {
    const { 0: text, index } = match;
    const moved = text === versions.at(-1) || `${text}.0` === versions.at(-1) ? versions.at(-2) : versions.find((version) => isAbove(version, text));
    return range.slice(0, index) + String(moved) + range.slice(index + text.length);
  });
}

function isAbove(version: string, other: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  // `15` stands for all of 15.x.
  const [otherMajor, otherMinor = Infinity] = other.split('.').map(Number);
  return major > otherMajor || (major === otherMajor && minor > otherMinor);
}

const OTHER_WIDTH: Record<string, string> = { u8: 'u16', u16: 'u32', u32: 'u16', i32: 'u32', u64: 'u32' };

/** A type of another width, and each number among the arguments of a type one more. */
export function typeAlterations(type: string): string[] {
  if (type in OTHER_WIDTH) return [OTHER_WIDTH[type]];
  const opening = type.indexOf('(');
  return opening < 0 ? [] : numbersIn(type.slice(opening)).map((args) => type.slice(0, opening) + args);
}

/** Each number in an expression one more, each version in it another. */
export function expressionAlterations(text: string, versions: readonly string[]): { sort: 'number' | 'version'; value: string }[] {
  const quoted = [...text.matchAll(/version\('([^']+)'\)/g)].map(({ 0: call, 1: version, index }) => ({
    sort: 'version' as const,
    value: `${text.slice(0, index)}version('${versionAlterations(version, versions)[0]}')${text.slice(index + call.length)}`,
  }));
  return [...quoted, ...numbersIn(text).map((value) => ({ sort: 'number' as const, value }))];
}

/** The text with one of its numbers one more, for each number outside quotes and names. */
function numbersIn(text: string): string[] {
  const outside = text.replace(/'[^']*'/g, (quoted) => '_'.repeat(quoted.length));
  return [...outside.matchAll(/(?<![\w.])\d+\b/g)].map(({ 0: number, index }) => text.slice(0, index) + String(BigInt(number) + 1n) + text.slice(index + number.length));
}
