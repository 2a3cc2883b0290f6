import { R2RError } from '../errors.js';
import type { ByteWriter } from '../io/byte-writer.js';
import { MAX_COMPRESSED_SIGNED, MAX_COMPRESSED_UNSIGNED } from './compressed.js';

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

/**
 * Writes a compressed signed integer (ECMA-335 II.23.2) in the shortest form: the sign behind the other bits of 7, 14 or 29.
 * @throws R2RError `value.range` outside -0x10000000 to 0x0FFFFFFF
 */
export function writeCompressedSigned(writer: ByteWriter, value: number): void {
  const sign = value < 0 ? 1 : 0;
  if (value >= -0x40 && value < 0x40) {
    writer.u8(((value & 0x3f) << 1) | sign);
  } else if (value >= -0x2000 && value < 0x2000) {
    const rotated = ((value & 0x1fff) << 1) | sign;
    writer.u8(0x80 | (rotated >>> 8));
    writer.u8(rotated);
  } else if (value >= -MAX_COMPRESSED_SIGNED - 1 && value <= MAX_COMPRESSED_SIGNED) {
    const rotated = ((value & MAX_COMPRESSED_SIGNED) << 1) | sign;
    writer.u8(0xc0 | (rotated >>> 24));
    writer.u8(rotated >>> 16);
    writer.u8(rotated >>> 8);
    writer.u8(rotated);
  } else {
    throw new R2RError('value.range', `${value} has no compressed form`, { phase: 'signature' });
  }
}
