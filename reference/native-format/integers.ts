import { R2RError } from '../errors.js';
import type { ByteCursor } from '../io/cursor.js';

// r2r-format 2.3. The number of low one bits of the first byte gives the length:
//
//   .......0  1 byte    7 value bits          ....0111  4 bytes   28 value bits
//   ......01  2 bytes  14 value bits          ...01111  5 bytes   the next four bytes, little-endian
//   .....011  3 bytes  21 value bits          ..011111  9 bytes   64-bit values, in no table of an image
//
// Longer forms than needed are legal, and so are other upper bits than zero in the first byte of the 5-byte form.

/**
 * Reads a native-format unsigned integer (`nuint`) of up to 32 bits.
 * @throws R2RError `native-integer.first-byte` for the 64-bit form and for a byte with six low one bits, `truncated` at the end
 */
export function readNativeUnsigned(cursor: ByteCursor): number {
  const { bytes, offset } = cursor;
  cursor.need(1);
  const first = bytes[offset];
  if ((first & 1) === 0) {
    cursor.offset = offset + 1;
    return first >>> 1;
  }
  if ((first & 2) === 0) {
    cursor.need(2);
    cursor.offset = offset + 2;
    return (first >>> 2) | (bytes[offset + 1] << 6);
  }
  if ((first & 4) === 0) {
    cursor.need(3);
    cursor.offset = offset + 3;
    return (first >>> 3) | (bytes[offset + 1] << 5) | (bytes[offset + 2] << 13);
  }
  if ((first & 8) === 0) {
    cursor.need(4);
    cursor.offset = offset + 4;
    return (first >>> 4) | (bytes[offset + 1] << 4) | (bytes[offset + 2] << 12) | (bytes[offset + 3] << 20);
  }
  if ((first & 16) === 0) {
    cursor.need(5);
    cursor.offset = offset + 1;
    return cursor.u32();
  }
  throw new R2RError('native-integer.first-byte', `0x${first.toString(16)} begins no 32-bit native integer`, {
    range: { start: offset, end: offset + 1 },
  });
}

/**
 * Reads a native-format signed integer (`nint`), in -2^31 .. 2^31 - 1. As the runtime's decoder does, it extends no sign
 * in the one- to four-byte forms: a byte `FE` is 127. Only offsets that point forward are stored this way
 * (r2r-format 2.3), so no image can tell the difference. @throws R2RError as `readNativeUnsigned`
 */
export function readNativeSigned(cursor: ByteCursor): number {
  return readNativeUnsigned(cursor) | 0;
}

/** Steps over a native-format integer of any length, the 64-bit form included. */
export function skipNativeInteger(cursor: ByteCursor): void {
  const start = cursor.offset;
  cursor.need(1);
  const first = cursor.bytes[start];
  if ((first & 0x3f) === 0x1f) {
    cursor.skip(9);
  } else {
    readNativeUnsigned(cursor);
  }
}
