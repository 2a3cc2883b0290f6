import { has, type FormatVersion } from '../image/versions.js';
import { R2RError } from '../errors.js';
import { BitCursor } from '../io/bit-cursor.js';
import type { ByteCursor } from '../io/cursor.js';
import { NibbleReader } from '../io/nibbles.js';
import { IL_OFFSET_BIAS, type BoundsEntry } from './bounds.js';
import { checkCount } from './counts.js';

const MAX_WIDTH = 32;

/** Width of the source types in bits. */
export function sourceBitsOf(version: FormatVersion): 2 | 3 {
  return has(version, 'fatDebugInfo') ? 3 : 2;
}

/**
 * Reads bounds of images from version 16 on (r2r-format 10.3).
 *
 *   nibbles: count, width of native offsets - 1, width of IL offsets - 1; a byte boundary; per entry bits, the lowest first:
 *   source types, native offset as a distance from the previous one, IL offset + 3
 *
 * What follows the last entry is ignored: the compiler of 16.0 appends zeros to some lists.
 * @param cursor over the part; ends up behind the last entry
 * @param sourceBits width of the source types, 2 or 3
 * @throws R2RError `debug-info.width`, `debug-info.count`, `nibbles.*`, `truncated`
 */
export function readBoundsBits(cursor: ByteCursor, sourceBits: number): BoundsEntry[] {
  const start = cursor.offset;
  const nibbles = new NibbleReader(cursor);
  const count = nibbles.unsigned();
  const nativeBits = nibbles.unsigned() + 1;
  const ilBits = nibbles.unsigned() + 1;
  if (nativeBits > MAX_WIDTH || ilBits > MAX_WIDTH) {
    throw new R2RError('debug-info.width', `native offsets of ${nativeBits} bits, IL offsets of ${ilBits} bits`, {
      phase: cursor.phase,
      range: cursor.rangeFrom(start),
      path: 'Bounds',
    });
  }
  checkCount(cursor, count, sourceBits + nativeBits + ilBits, start, 'Bounds.Count', 0);
  const bits = new BitCursor(cursor.bytes, cursor.offset, cursor.end, cursor.phase);
  const bounds: BoundsEntry[] = [];
  let nativeOffset = 0;
  for (let i = 0; i < count; i++) {
    const sourceTypes = bits.bits(sourceBits);
    nativeOffset = (nativeOffset + bits.bits(nativeBits)) >>> 0;
    bounds.push({ nativeOffset, ilOffset: (bits.bits(ilBits) - IL_OFFSET_BIAS) >>> 0, sourceTypes });
  }
  cursor.offset = bits.nextByte;
  return bounds;
}
