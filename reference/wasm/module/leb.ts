import { R2RError } from '../../errors.js';
import type { ByteCursor } from '../../io/cursor.js';

/**
 * Reads an unsigned LEB128 number of at most 32 bits (WebAssembly core specification, binary format, integers): groups of
 * seven bits, the lowest first, bit 7 = more. Padded forms of up to five bytes are legal.
 * @throws R2RError `wasm.leb128` (more than 32 bits), `truncated`
 */
export function readU32Leb(cursor: ByteCursor): number {
  const start = cursor.offset;
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = cursor.u8();
    if (shift === 28 && byte > 0x0f) break;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value;
  }
  throw tooLong(cursor, start, 32);
}

/**
 * Reads a signed LEB128 number of at most `bits` bits (32, 33 or 64): as the unsigned form, the top bit of the last group
 * is the sign.
 * @throws R2RError `wasm.leb128`, `truncated`
 */
export function readSignedLeb(cursor: ByteCursor, bits: 32 | 33 | 64): bigint {
  const start = cursor.offset;
  let value = 0n;
  for (let shift = 0; shift < bits; shift += 7) {
    const byte = cursor.u8();
    value |= BigInt(byte & 0x7f) << BigInt(shift);
    if (byte >= 0x80) continue;
    const signed = BigInt.asIntN(shift + 7, value);
    if (signed !== BigInt.asIntN(bits, signed)) break;
    return signed;
  }
  throw tooLong(cursor, start, bits);
}

function tooLong(cursor: ByteCursor, start: number, bits: number): R2RError {
  return new R2RError('wasm.leb128', `a LEB128 number of more than ${bits} bits`, { phase: cursor.phase, range: cursor.rangeFrom(start) });
}
