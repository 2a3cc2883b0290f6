/** Addresses, sizes of code and offsets in the file. */
export function hexNumber(value: number): string {
  return `0x${value.toString(16)}`;
}

/** An offset in the code of a method. */
export function codeOffset(value: number): string {
  return `+0x${value.toString(16)}`;
}

/** A displacement from a base: `RSP+0x8`, `FP-0x10`, `RSP`; without a base `+0x8`. */
export function displaced(base: string, offset: number): string {
  if (offset === 0 && base !== '') return base;
  return `${base}${offset < 0 ? '-' : '+'}0x${Math.abs(offset).toString(16)}`;
}

export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}

/** The names of the bits that are set, and what remains as a number; `none` if nothing is set. */
export function flagNames(value: number, flags: Readonly<Record<string, number>>): string {
  const names: string[] = [];
  let rest = value;
  for (const [name, bit] of Object.entries(flags)) {
    if (bit === 0 || (value & bit) !== bit) continue;
    names.push(name);
    rest &= ~bit;
  }
  if (rest !== 0) names.push(hexNumber(rest >>> 0));
  return names.length === 0 ? 'none' : names.join(' ');
}

/** The name of a value of a table of numbers, or the number. */
export function nameOfValue(value: number, table: Readonly<Record<string, number>>): string {
  return Object.entries(table).find(([, each]) => each === value)?.[0] ?? String(value);
}
