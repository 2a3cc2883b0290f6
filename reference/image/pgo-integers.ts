import type { ByteCursor } from '../io/cursor.js';

const EIGHT_BYTES = 0xc1;

/**
 * Reads a PGO integer, signed, 64 bits (r2r-format 2.7):
 *
 *   0.......            one byte, six value bits above a sign bit
 *   10......  1 byte    big-endian, thirteen value bits above a sign bit
 *   C1        8 bytes   big-endian
 *   11......  4 bytes   big-endian (written as C0)
 *
 * The sign bit adds all the bits above the value bits: this is no magnitude.
 * @throws R2RError `truncated`
 */
export function readPgoInteger(cursor: ByteCursor): bigint {
  const start = cursor.offset;
  cursor.need(1);
  const first = cursor.bytes[start];
  if (first < 0x80) {
    cursor.offset = start + 1;
    return BigInt((first & 1) !== 0 ? (first >>> 1) - 0x40 : first >>> 1);
  }
  if (first < 0xc0) {
    cursor.need(2);
    cursor.offset = start + 2;
    const value = ((first & 0x3f) << 8) | cursor.bytes[start + 1];
    return BigInt((value & 1) !== 0 ? (value >>> 1) - 0x2000 : value >>> 1);
  }
  const length = first === EIGHT_BYTES ? 8 : 4;
  cursor.need(1 + length);
  cursor.offset = start + 1 + length;
  let value = 0n;
  for (let i = 1; i <= length; i++) value = (value << 8n) | BigInt(cursor.bytes[start + i]);
  return BigInt.asIntN(length * 8, value);
}
