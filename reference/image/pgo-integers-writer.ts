import type { ByteWriter } from '../io/byte-writer.js';

const FOUR_BYTES = 0xc0;
const EIGHT_BYTES = 0xc1;

/** Writes a PGO integer, -2^63 .. 2^63 - 1, in its shortest form (r2r-format 2.7; the forms stand in pgo-integers.ts). */
export function writePgoInteger(writer: ByteWriter, value: bigint): void {
  const sign = value < 0n ? 1 : 0;
  if (fits(value, 7)) {
    writer.u8((Number(value & 0x3fn) << 1) | sign);
  } else if (fits(value, 14)) {
    const bits = 0x8000 | (Number(value & 0x1fffn) << 1) | sign;
    writer.u8(bits >>> 8);
    writer.u8(bits);
  } else if (fits(value, 32)) {
    writer.u8(FOUR_BYTES);
    writeBigEndian(writer, value, 4);
  } else {
    writer.u8(EIGHT_BYTES);
    writeBigEndian(writer, value, 8);
  }
}

function fits(value: bigint, bits: number): boolean {
  return BigInt.asIntN(bits, value) === value;
}

function writeBigEndian(writer: ByteWriter, value: bigint, length: number): void {
  for (let byte = length - 1; byte >= 0; byte--) writer.u8(Number((value >> BigInt(8 * byte)) & 0xffn));
}
