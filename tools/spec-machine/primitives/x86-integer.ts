import type { BitSource } from '../bits.js';
import { Rejection } from '../rejection.js';
import { Form, integer, type Primitive } from './primitive.js';

const MAX = 0xffffffffn;

/** Big-endian groups of 7 bits, bit 7 = more; of the first byte `firstBits` bits are value bits (r2r-format 2.6). */
function read(source: BitSource, position: number, firstBits: number): { first: bigint; value: bigint; end: number } {
  const first = source.read(position, 8);
  let value = first & ((1n << BigInt(firstBits)) - 1n);
  let byte = first;
  let end = position + 8;
  while ((byte & 0x80n) !== 0n && value <= MAX && end < position + 48) {
    byte = source.read(end, 8, position);
    value = (value << 7n) | (byte & 0x7fn);
    end += 8;
  }
  if (value > MAX || (byte & 0x80n) !== 0n) throw new Rejection('gc-info-x86.number', [Math.floor(position / 8), end / 8]);
  return { first, value, end };
}

/** The groups of `value`, at least `length` of them; `sign` is bit 6 of the first byte where only 6 bits are value bits. */
function groups(value: bigint, firstBits: number, sign: bigint, length = 1): bigint[] {
  const bytes: bigint[] = [];
  let rest = value;
  for (; bytes.length + 1 < length || rest >> BigInt(firstBits) > 0n; rest >>= 7n) bytes.unshift((rest & 0x7fn) | (bytes.length > 0 ? 0x80n : 0n));
  return [rest | sign | (bytes.length > 0 ? 0x80n : 0n), ...bytes];
}

const bytesOf = (value: bigint, length: number): Uint8Array => Uint8Array.from(groups(value, 7, 0n, length), Number);

export const x86Unsigned: Primitive = {
  says: 'unsigned integer in groups of 7 bits, most significant group first; bit 7 of a byte means that more follow',
  schema: { type: 'integer', minimum: 0, maximum: Number(MAX) },
  read(source, position) {
    const { value, end } = read(source, position, 7);
    return { value, end };
  },
  write(sink, position, value) {
    if (integer(value) < 0n || integer(value) > MAX) throw new RangeError('not an unsigned 32-bit value');
    const bytes = groups(integer(value), 7, 0n);
    bytes.forEach((byte, index) => sink.write(position + 8 * index, 8, byte));
    return position + 8 * bytes.length;
  },
  boundaries: () => [0n, 1n, 0x7fn, 0x80n, 0x3fffn, 0x4000n, MAX].map((value) => ({ slug: String(value), value })),
  forms: (value) => [
    new Form('leading-zero-group', bytesOf(integer(value), groups(integer(value), 7, 0n).length + 1), integer(value)),
    new Form('33-bits', bytesOf(MAX + 1n, 5)),
    new Form('7-bytes', bytesOf(0n, 7)),
  ],
};

export const x86Signed: Primitive = {
  says: 'as x86-unsigned, but of the first byte bit 6 is the sign and 6 bits are value bits; the value is a magnitude',
  schema: { type: 'integer', minimum: -Number(MAX), maximum: Number(MAX) },
  read(source, position) {
    const { first, value, end } = read(source, position, 6);
    return { value: (first & 0x40n) === 0n ? value : -value, end };
  },
  write(sink, position, value) {
    const number = integer(value);
    const bytes = groups(number < 0n ? -number : number, 6, number < 0n ? 0x40n : 0n);
    bytes.forEach((byte, index) => sink.write(position + 8 * index, 8, byte));
    return position + 8 * bytes.length;
  },
  boundaries: () => [0n, 1n, -1n, 63n, 64n, -63n, -64n, 8191n, 8192n, 0x7fffffffn, -0x7fffffffn].map((value) => ({ slug: value < 0n ? `minus-${-value}` : String(value), value })),
};
