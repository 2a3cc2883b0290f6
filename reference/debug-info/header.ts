import { R2RError } from '../errors.js';
import type { ByteCursor } from '../io/cursor.js';
import { NibbleReader } from '../io/nibbles.js';
import type { ByteRange } from '../io/ranges.js';

/** Where the parts of a debug info blob lie; an empty range is a part that is absent. */
export interface DebugInfoHeader {
  readonly fat: boolean;
  /** The header itself. */
  readonly range: ByteRange;
  readonly bounds: ByteRange;
  readonly variables: ByteRange;
  readonly uninstrumentedBounds: ByteRange;
  readonly patchpoint: ByteRange;
  readonly richInfo: ByteRange;
  readonly asyncInfo: ByteRange;
}

/**
 * Reads the header of a debug info blob (r2r-format 10.1): nibbles, then a byte boundary.
 *
 *   thin: byte counts of bounds and variables
 *   fat (where the format has it and the first number is 0): 0, byte counts of bounds, variables, uninstrumented bounds,
 *   patchpoint, rich debug info, async info
 *
 * The parts follow in that order. @throws R2RError `debug-info.part` if one goes beyond the table, `nibbles.*`, `truncated`
 */
export function readDebugInfoHeader(cursor: ByteCursor, hasFatHeader: boolean): DebugInfoHeader {
  const start = cursor.offset;
  const nibbles = new NibbleReader(cursor);
  const first = nibbles.unsigned();
  const fat = hasFatHeader && first === 0;
  const boundsSize = fat ? nibbles.unsigned() : first;
  const sizes = [boundsSize, nibbles.unsigned()];
  for (let part = 2; part < 6; part++) sizes.push(fat ? nibbles.unsigned() : 0);

  const range = cursor.rangeFrom(start);
  const parts: ByteRange[] = [];
  let offset = range.end;
  for (const size of sizes) {
    if (offset + size > cursor.end) {
      throw new R2RError('debug-info.part', `a part of ${size} bytes goes beyond the table`, { phase: cursor.phase, range, path: 'Header' });
    }
    parts.push({ start: offset, end: offset + size });
    offset += size;
  }
  const [bounds, variables, uninstrumentedBounds, patchpoint, richInfo, asyncInfo] = parts;
  return { fat, range, bounds, variables, uninstrumentedBounds, patchpoint, richInfo, asyncInfo };
}
