import { R2RError } from '../errors.js';
import type { ByteCursor } from '../io/cursor.js';

/** The largest value that the compressed form holds. */
export const MAX_COMPRESSED_UNSIGNED = 0x1fffffff;
export const MAX_COMPRESSED_SIGNED = 0x0fffffff;

/**
 * Reads a compressed unsigned integer (ECMA-335 II.23.2, r2r-format 2.1): 1, 2 or 4 bytes, big-endian, the length in the
 * top bits of the first byte. Longer forms than needed are legal.
 * @throws R2RError `compressed-unsigned.first-byte` for a first byte of 0xE0 or above, `truncated` at the end
 */
export function readCompressedUnsigned(cursor: ByteCursor): number {
  const { bytes, offset } = cursor;
  cursor.need(1);
  const first = bytes[offset];
  if (first < 0x80) {
    cursor.offset = offset + 1;
    return first;
  }
  if (first < 0xc0) {
    cursor.need(2);
    cursor.offset = offset + 2;
    return ((first & 0x3f) << 8) | bytes[offset + 1];
  }
  if (first < 0xe0) {
    cursor.need(4);
    cursor.offset = offset + 4;
    return ((first & 0x1f) << 24) | (bytes[offset + 1] << 16) | (bytes[offset + 2] << 8) | bytes[offset + 3];
  }
  throw new R2RError('compressed-unsigned.first-byte', `0x${first.toString(16)} begins no compressed integer`, {
    range: { start: offset, end: offset + 1 },
  });
}

/**
 * Reads a compressed signed integer (ECMA-335 II.23.2): the bits of an unsigned one, 7, 14 or 29 by its length, of which the
 * lowest is the sign.
 * @throws R2RError as `readCompressedUnsigned`
 */
export function readCompressedSigned(cursor: ByteCursor): number {
  const start = cursor.offset;
  const raw = readCompressedUnsigned(cursor);
  const magnitude = raw >>> 1;
  if ((raw & 1) === 0) return magnitude;
  const length = cursor.offset - start;
  return magnitude - (length === 1 ? 0x40 : length === 2 ? 0x2000 : 0x10000000);
}
