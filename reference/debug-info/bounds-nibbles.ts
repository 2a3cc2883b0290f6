import type { ByteCursor } from '../io/cursor.js';
import { NibbleReader } from '../io/nibbles.js';
import { IL_OFFSET_BIAS, type BoundsEntry } from './bounds.js';
import { checkCount } from './counts.js';

const SMALLEST_ENTRY_BITS = 12;

/**
 * Reads bounds of images up to version 15 (r2r-format 10.2): nibbles; a count, then per entry the native offset as a
 * distance from the previous one, the IL offset + 3, the source types. What follows the last entry is ignored.
 * @param cursor over the part
 * @throws R2RError `debug-info.count`, `nibbles.*`, `truncated`
 */
export function readBoundsNibbles(cursor: ByteCursor): BoundsEntry[] {
  const start = cursor.offset;
  const nibbles = new NibbleReader(cursor);
  const count = nibbles.unsigned();
  checkCount(cursor, count, SMALLEST_ENTRY_BITS, start, 'Bounds.Count');
  const bounds: BoundsEntry[] = [];
  let nativeOffset = 0;
  for (let i = 0; i < count; i++) {
    nativeOffset = (nativeOffset + nibbles.unsigned()) >>> 0;
    bounds.push({ nativeOffset, ilOffset: (nibbles.unsigned() - IL_OFFSET_BIAS) >>> 0, sourceTypes: nibbles.unsigned() });
  }
  return bounds;
}
