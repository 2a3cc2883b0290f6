import { R2RError } from '../errors.js';
import type { ByteCursor } from '../io/cursor.js';

/**
 * Checks a count that was read from `start` on, of things of at least `bitsEach` bits in the rest of the part.
 * @param pendingBits of the byte in front of the cursor that are still to be read
 * @throws R2RError `debug-info.count` if so many do not fit
 */
export function checkCount(cursor: ByteCursor, count: number, bitsEach: number, start: number, path: string, pendingBits = 4): void {
  if (count * bitsEach > cursor.remaining * 8 + pendingBits) {
    throw new R2RError('debug-info.count', `${count} entries of at least ${bitsEach} bits do not fit in ${cursor.remaining} bytes`, {
      phase: cursor.phase,
      range: cursor.rangeFrom(start),
      path,
    });
  }
}
