import { Rejection } from '../rejection.js';
import { Form, integer, type Primitive } from './primitive.js';

const MAX = 0xffffffffn;

/** Groups of 7 bits, the lowest first; bit 7 says that more follow. At least `length` of them. */
function groups(value: bigint, length = 1): number[] {
  const bytes: number[] = [];
  for (let rest = value; bytes.length < length || rest > 0n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  bytes[bytes.length - 1] &= 0x7f;
  return bytes;
}

export const leb128Unsigned: Primitive = {
  says: 'unsigned LEB128 integer of at most 32 bits and 5 bytes (WebAssembly core specification)',
  schema: { type: 'integer', minimum: 0, maximum: Number(MAX) },
  read(source, position) {
    let value = 0n;
    for (let count = 0; count < 5; count++) {
      const byte = source.read(position + 8 * count, 8, position);
      value |= (byte & 0x7fn) << BigInt(7 * count);
      if (value <= MAX && byte < 0x80n) return { value, end: position + 8 * (count + 1) };
    }
    throw new Rejection('wasm.leb128', [position / 8, position / 8 + 5], source.phase);
  },
  write(sink, position, value) {
    const number = integer(value);
    if (number < 0n || number > MAX) throw new RangeError(`${number} is not an unsigned 32-bit value`);
    const bytes = groups(number);
    bytes.forEach((byte, index) => sink.write(position + 8 * index, 8, BigInt(byte)));
    return position + 8 * bytes.length;
  },
  boundaries: () => [0n, 1n, 0x7fn, 0x80n, 0x3fffn, 0x4000n, MAX].map((value) => ({ slug: String(value), value })),
  forms: (value) => [
    new Form('in-5-bytes', Uint8Array.from(groups(integer(value), 5)), integer(value)),
    new Form('in-6-bytes', Uint8Array.from(groups(integer(value), 6)), integer(value)),
    new Form('33-bits', Uint8Array.of(0x80, 0x80, 0x80, 0x80, 0x10)),
  ],
};
