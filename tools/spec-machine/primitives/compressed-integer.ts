import { Rejection } from '../rejection.js';
import { Form, integer, type Primitive } from './primitive.js';

const MAX = 0x1fffffffn;

/** Big-endian bytes of `value` in the form of 1, 2 or 4 bytes, whose length stands in the top bits (ECMA-335 II.23.2). */
function bytesOf(value: bigint, length: number): number[] {
  const marked = value | (length === 1 ? 0n : length === 2 ? 0x8000n : 0xc0000000n);
  return Array.from({ length }, (_, index) => Number((marked >> BigInt(8 * (length - 1 - index))) & 0xffn));
}

function shortest(value: bigint): number {
  if (value < 0n || value > MAX) throw new RangeError(`${value} has no compressed form`);
  return value < 0x80n ? 1 : value < 0x4000n ? 2 : 4;
}

export const compressedUnsigned: Primitive = {
  says: 'unsigned integer of 1, 2 or 4 bytes, most significant byte first, whose length stands in the top bits of the first byte (ECMA-335 II.23.2)',
  schema: { type: 'integer', minimum: 0, maximum: Number(MAX) },
  read(source, position) {
    const first = source.read(position, 8);
    if (first >= 0xe0n) throw new Rejection('compressed-unsigned.first-byte', [position / 8, position / 8 + 1]);
    const length = first < 0x80n ? 1 : first < 0xc0n ? 2 : 4;
    let value = length === 1 ? first : first & (length === 2 ? 0x3fn : 0x1fn);
    for (let index = 1; index < length; index++) value = (value << 8n) | source.read(position + 8 * index, 8, position);
    return { value, end: position + 8 * length };
  },
  write(sink, position, value) {
    const bytes = bytesOf(integer(value), shortest(integer(value)));
    bytes.forEach((byte, index) => sink.write(position + 8 * index, 8, BigInt(byte)));
    return position + 8 * bytes.length;
  },
  boundaries: () => [
    { slug: 'zero', value: 0n }, { slug: 'one', value: 1n }, { slug: 'max-1-byte', value: 0x7fn }, { slug: 'min-2-bytes', value: 0x80n },
    { slug: 'max-2-bytes', value: 0x3fffn }, { slug: 'min-4-bytes', value: 0x4000n }, { slug: 'max', value: MAX },
  ],
  forms(value) {
    const longer = [2, 4].filter((length) => length > shortest(integer(value)));
    return [
      ...longer.map((length) => new Form(`in-${length}-bytes`, Uint8Array.from(bytesOf(integer(value), length)), integer(value))),
      ...[0xe0, 0xff].map((first) => new Form(`first-byte-${first.toString(16)}`, Uint8Array.of(first, 0, 0, 0))),
    ];
  },
};

/** Value bits of the form of 1, 2 or 4 bytes. */
const SIGNED_BITS: Readonly<Record<number, number>> = { 1: 7, 2: 14, 4: 29 };
const SIGNED_MAX = 0xfffffffn;

/** The value in so many bits, its sign bit moved to the other end. */
function rotated(value: bigint, bits: number): bigint {
  const word = BigInt.asUintN(bits, value);
  return BigInt.asUintN(bits, (word << 1n) | (word >> BigInt(bits - 1)));
}

function shortestSigned(value: bigint): number {
  if (value < -SIGNED_MAX - 1n || value > SIGNED_MAX) throw new RangeError(`${value} has no compressed form`);
  return [1, 2].find((length) => BigInt.asIntN(SIGNED_BITS[length], value) === value) ?? 4;
}

export const compressedSigned: Primitive = {
  says: 'signed integer: rotated to the left by one bit within 7, 14 or 29 bits, it stands as an unsigned one of 1, 2 or 4 bytes (ECMA-335 II.23.2)',
  schema: { type: 'integer', minimum: Number(-SIGNED_MAX - 1n), maximum: Number(SIGNED_MAX) },
  read(source, position, args) {
    const { value, end } = compressedUnsigned.read(source, position, args);
    const bits = SIGNED_BITS[(end - position) / 8];
    const raw = integer(value);
    return { value: BigInt.asIntN(bits, (raw >> 1n) | ((raw & 1n) << BigInt(bits - 1))), end };
  },
  write(sink, position, value) {
    const length = shortestSigned(integer(value));
    bytesOf(rotated(integer(value), SIGNED_BITS[length]), length).forEach((byte, index) => sink.write(position + 8 * index, 8, BigInt(byte)));
    return position + 8 * length;
  },
  boundaries: () => [
    { slug: 'zero', value: 0n }, { slug: 'one', value: 1n }, { slug: 'minus-one', value: -1n }, { slug: 'max-1-byte', value: 63n }, { slug: 'min-1-byte', value: -64n },
    { slug: 'above-1-byte', value: 64n }, { slug: 'below-1-byte', value: -65n }, { slug: 'max-2-bytes', value: 8191n }, { slug: 'min-2-bytes', value: -8192n },
    { slug: 'above-2-bytes', value: 8192n }, { slug: 'below-2-bytes', value: -8193n }, { slug: 'max', value: SIGNED_MAX }, { slug: 'min', value: -SIGNED_MAX - 1n },
  ],
  forms(value) {
    const longer = [2, 4].filter((length) => length > shortestSigned(integer(value)));
    return [
      ...longer.map((length) => new Form(`in-${length}-bytes`, Uint8Array.from(bytesOf(rotated(integer(value), SIGNED_BITS[length]), length)), integer(value))),
      new Form('first-byte-e0', Uint8Array.of(0xe0, 0, 0, 0)),
    ];
  },
};
