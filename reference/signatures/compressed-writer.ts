import { R2RError } from '../errors.js';
import type { ByteWriter } from '../io/byte-writer.js';
import { MAX_COMPRESSED_UNSIGNED } from './compressed.js';

/**
 * Writes a compressed unsigned integer (ECMA-335 II.23.2) in the shortest form.
 * @throws R2RError `compressed-unsigned.first-byte` above 0x1FFFFFFF, which no form holds
 */
export function writeCompressedUnsigned(writer: ByteWriter, value: number): void {
  if (value > MAX_COMPRESSED_UNSIGNED) throw new R2RError('compressed-unsigned.first-byte', `${value} has no compressed form`);
  if (value < 0x80) {
    writer.u8(value);
  } else if (value < 0x4000) {
    writer.u8(0x80 | (value >>> 8));
    writer.u8(value);
  } else {
    writer.u8(0xc0 | (value >>> 24));
    writer.u8(value >>> 16);
    writer.u8(value >>> 8);
    writer.u8(value);
  }
}
