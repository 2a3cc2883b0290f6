import type { ByteMap, Gap } from '../../../reference/byte-map/byte-map.js';
import { OWNER_KINDS } from '../../../reference/byte-map/owned-bytes.js';
import { hex } from '../../../reference/io/hex.js';
import type { Origins } from '../../../reference/writer/rewrite.js';
import { columns } from './columns.js';
import { counted, hexNumber } from './numbers.js';
import type { Page } from './page.js';

/** Gaps that are shown, and bytes of each. */
const SHOWN_GAPS = 40;
const SHOWN_BYTES = 12;

/** Bytes by kind of owner; then what is padding, and what nobody owns. */
export function* totalsText({ bytesOf, gaps }: ByteMap, page: Page): Iterable<string> {
  const size = page.image.context.space.bytes.length;
  const unowned = gaps.filter(({ isPadding }) => !isPadding);
  const rows = OWNER_KINDS.map((kind) => [kind, bytesOf.get(kind) ?? 0] as const).filter(([, bytes]) => bytes > 0);
  const all = [...rows, ['padding', lengthOf(gaps) - lengthOf(unowned)], ['unowned', lengthOf(unowned)], ['the file', size]] as const;
  yield '';
  yield* columns(all.map(([kind, bytes]) => [`  ${kind}`, String(bytes), `${((100 * bytes) / Math.max(size, 1)).toFixed(2)} %`]), [1, 2]);
  if (unowned.length === 0) return;
  yield* page.heading('Unowned', counted(unowned.length, 'gap'));
  for (const gap of unowned.slice(0, SHOWN_GAPS)) yield `  ${gapText(gap, page)}`;
  if (unowned.length > SHOWN_GAPS) yield `  ... ${counted(unowned.length - SHOWN_GAPS, 'more gap')} (--list shows all)`;
}

/** How much of a file can be written from decoded values, and what is taken over. */
export function* originsText(origins: Origins): Iterable<string> {
  const size = Object.values(origins).reduce((sum: number, bytes: number) => sum + bytes, 0);
  const shares = Object.entries(origins).map(([origin, bytes]) => `${origin} ${((100 * bytes) / Math.max(size, 1)).toFixed(2)} %`);
  yield '';
  yield `  Written again from its values: ${shares.join(', ')}`;
}

/** Every piece in the order of the file; what contains others comes in front of them. */
export function* listText({ pieces, gaps }: ByteMap, page: Page): Iterable<string> {
  let next = 0;
  for (const { start, end, kind, name } of pieces) {
    for (; next < gaps.length && gaps[next].start < start; next++) yield gapText(gaps[next], page);
    yield `${range(start, end)}  ${kind}: ${name()}`;
  }
  for (; next < gaps.length; next++) yield gapText(gaps[next], page);
}

function gapText({ start, end, isPadding, behind }: Gap, page: Page): string {
  const { bytes } = page.image.context.space;
  if (isPadding) return page.style.faint(`${range(start, end)}  padding`);
  const shown = hex(bytes.subarray(start, Math.min(end, start + SHOWN_BYTES))).replace(/..(?!$)/g, '$& ');
  const more = end - start > SHOWN_BYTES ? ' ...' : '';
  return page.style.bad(`${range(start, end)}  unowned: ${shown}${more}`) + (behind === undefined ? '' : `  behind ${behind.name()}`);
}

function range(start: number, end: number): string {
  return `${start.toString(16).padStart(8, '0')}..${end.toString(16).padStart(8, '0')} ${counted(end - start, 'byte').padStart(12)}`;
}

function lengthOf(gaps: readonly Gap[]): number {
  return gaps.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** What contains one byte, outermost first. */
export function* ownersText(byteMap: ByteMap, offset: number, page: Page): Iterable<string> {
  const owners = byteMap.at(offset);
  for (const [depth, { kind, name, start, end }] of owners.entries()) {
    yield `  ${'  '.repeat(depth)}${kind}: ${name()}  ${page.style.faint(`file ${hexNumber(start)}..${hexNumber(end)}, byte ${offset - start} of ${end - start}`)}`;
  }
  if (owners.length > 0) return;
  const gap = byteMap.gaps.find(({ start, end }) => start <= offset && offset < end);
  if (gap !== undefined) yield `  ${gapText(gap, page)}`;
}
