import type { Image } from '../../../../reference/image/image.js';
import { fixupText } from '../../../../reference/names/fixup-text.js';
import type { CallCell, ImageKeys, KeyUsers, UnknownKeys } from '../../../../reference/wasm/image-keys.js';
import { columns } from '../../text/columns.js';

/** What the thunks of each prefix are for. */
const DIRECTIONS = [
  ['M', 'interpreter to code'],
  ['I', 'code to interpreter'],
  ['V', 'virtual dispatch'],
  ['D', 'closed delegates'],
] as const;

/** The keys of an image for people: what is needed by direction, then who needs what is missing. */
export function* keysText(image: Image, path: string, keys: ImageKeys, host: ReadonlySet<string>): Iterable<string> {
  const { injected, needed, missing, unknown } = keys;
  const lacking = new Set(missing);
  yield `${path}: ${injected.length} keys injected, ${needed.size} needed, ${missing.length} missing`;
  for (const [prefix, direction] of DIRECTIONS) {
    const all = [...needed].filter(([key]) => key.startsWith(prefix));
    if (all.length === 0) continue;
    yield '';
    yield `${direction}: ${all.length}`;
    const rows = all.map(([key, users]) => [key, lacking.has(key) ? 'missing' : injected.includes(key) ? 'injected' : host.has(key) ? 'host' : '', usersText(users)]);
    yield* indented(columns(rows));
  }
  const idle = injected.filter((key) => !needed.has(key));
  if (idle.length > 0) yield* ['', 'injected, and needed by nothing here', ...indented(idle)];
  if (missing.length > 0) yield* ['', 'missing'];
  for (const [key, users] of needed) {
    if (!lacking.has(key)) continue;
    yield `  ${key}`;
    yield* indented(indented([...users.methods.map(({ text }) => text), ...users.cells.map((cell) => cellText(image, cell))]));
  }
  if (unknown.length > 0) yield* ['', 'not known', ...indented(unknown.map((each) => `${unknownText(image, each)}: ${each.error.message}`))];
}

function usersText({ methods, cells }: KeyUsers): string {
  return [counted(methods.length, 'method'), counted(cells.length, 'call')].filter((text) => text !== '').join(', ');
}

function counted(count: number, what: string): string {
  return count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'}`;
}

function cellText({ resolver, version }: Image, { importSection, cell }: CallCell): string {
  return `cell ${importSection}/${cell.index}: ${fixupText(cell.fixup, { modules: resolver, version })}`;
}

function unknownText(image: Image, unknown: UnknownKeys): string {
  return 'method' in unknown ? unknown.method.text : cellText(image, unknown.cell);
}

function indented(texts: readonly string[]): string[] {
  return texts.map((text) => `  ${text}`);
}
