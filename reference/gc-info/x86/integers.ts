import { R2RError } from '../../errors.js';
import type { ByteCursor } from '../../io/cursor.js';

// r2r-format 2.6 (gcdecoder.cpp: decodeUnsigned, decodeSigned): groups of 7 bits, the most significant first; bit 7 says
// that more follow. Of a signed number the first byte has only 6 value bits and in bit 6 the sign of the magnitude.
const MORE = 0x80;
const MAX_BYTES = 6;

/** Reads an unsigned number, 0 .. 2^32 - 1. Throws `gc-info-x86.number` above that or above 6 bytes, `truncated`. */
export function readUnsigned(cursor: ByteCursor): number {
  const start = cursor.offset;
  const first = cursor.u8();
  return (first & MORE) === 0 ? first : readRest(cursor, first & 0x7f, start);
}

/** Reads a signed number, magnitude below 2^32. Errors as for `readUnsigned`. */
export function readSigned(cursor: ByteCursor): number {
  const start = cursor.offset;
  const first = cursor.u8();
  const magnitude = (first & MORE) === 0 ? first & 0x3f : readRest(cursor, first & 0x3f, start);
  return (first & 0x40) === 0 ? magnitude : 0 - magnitude;
}

function readRest(cursor: ByteCursor, first: number, start: number): number {
  let value = first;
  for (let count = 2; count <= MAX_BYTES; count++) {
    cursor.need(1, start);
    const byte = cursor.u8();
    value = value * 128 + (byte & 0x7f);
    if (value > 0xffffffff) break;
    if ((byte & MORE) === 0) return value;
  }
  throw new R2RError('gc-info-x86.number', 'a number of the GC info needs more than 32 bits or 6 bytes', {
    phase: cursor.phase,
    range: cursor.rangeFrom(start),
  });
}

/**
 * Checks a number of things of at least `bytesEach` bytes that follow; it was read from `start` on, or is implied by a
 * field there. Throws `gc-info-x86.count` if so many do not fit.
 */
export function checkCount(cursor: ByteCursor, count: number, bytesEach: number, start: number, path: string): void {
  if (count * bytesEach > cursor.remaining) {
    throw new R2RError('gc-info-x86.count', `${count} entries of at least ${bytesEach} bytes do not fit in the ${cursor.remaining} bytes left`, {
      phase: cursor.phase,
      range: cursor.rangeFrom(start),
      path,
    });
  }
}
