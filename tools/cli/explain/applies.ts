import type { Applies } from '../../spec-machine/dialect.js';

/** `R2R 4.1 and newer, on AMD64 and ARM64`; undefined where nothing is restricted. */
export function appliesText(applies: Applies | undefined): string | undefined {
  if (applies === undefined) return undefined;
  const parts = [
    applies.format === undefined ? undefined : formatText(applies.format),
    applies.machine && `on ${applies.machine.join(', ')}`,
    applies.os && `for ${applies.os.join(', ')}`,
    applies.rules && `under the rules ${applies.rules.join(', ')}`,
    applies.profile && `in ${applies.profile.join(', ')}`,
  ];
  const said = parts.filter((part) => part !== undefined);
  return said.length === 0 ? undefined : said.join('; ');
}

/** Both ends of a range are included. */
function formatText(range: string): string {
  const [since, until] = range.split('..');
  if (until === '') return `R2R ${since} and newer`;
  return since === '' ? `R2R up to ${until}` : `R2R ${since} to ${until}`;
}
