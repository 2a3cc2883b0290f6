import type { BitSource } from '../bits.js';
import { Rejection } from '../rejection.js';
import { Form, integer, type Primitive, type Value } from './primitive.js';

/** Total bytes, from the run of one bits at the low end of the first byte (r2r-format 2.3). */
function lengthOf(source: BitSource, position: number): number {
  const first = Number(source.read(position, 8));
  for (let ones = 0; ones < 5; ones++) {
    if (((first >> ones) & 1) === 0) return ones < 4 ? ones + 1 : 5;
  }
  throw new Rejection('native-integer.first-byte', [position / 8, position / 8 + 1]);
}

/** The value bits of a form of 1 to 5 bytes. */
function read(source: BitSource, position: number): { raw: bigint; length: number } {
  const length = lengthOf(source, position);
  const raw = length === 5 ? source.read(position + 8, 32, position) : source.read(position, length * 8, position) >> BigInt(length);
  return { raw, length };
}

/** The bytes of `raw` (value bits) in the form of `length` bytes. */
function form(raw: bigint, length: number): bigint {
  return length === 5 ? 0x0fn | (raw << 8n) : (raw << BigInt(length)) | ((1n << BigInt(length - 1)) - 1n);
}

function bytesOf(bits: bigint, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => Number((bits >> BigInt(8 * index)) & 0xffn));
}

/** `shortest` gives the fewest bytes for a value; the value bits of a negative number are its two's complement. */
function native(says: string, schema: object, shortest: (value: bigint) => number, decode: (raw: bigint, length: number) => bigint, values: [string, bigint][], bits: (length: number) => number): Primitive {
  return {
    says,
    schema,
    read(source, position) {
      const { raw, length } = read(source, position);
      return { value: decode(raw, length), end: position + length * 8 };
    },
    write(sink, position, value) {
      const length = shortest(integer(value));
      sink.write(position, length * 8, form(BigInt.asUintN(bits(length), integer(value)), length));
      return position + length * 8;
    },
    boundaries: () => values.map(([slug, value]) => ({ slug, value })),
    forms(value: Value): Form[] {
      const forms = [0x1f, 0x3f, 0xff].map((first) => new Form(`first-byte-${first.toString(16)}`, Uint8Array.of(first, 0, 0, 0, 0, 0, 0, 0, 0)));
      const number = integer(value);
      if (number < 0n) return [...forms, new Form('in-5-bytes', bytesOf(form(BigInt.asUintN(32, number), 5), 5), number)];
      for (let length = shortest(number) + 1; length <= 5; length++) forms.push(new Form(`in-${length}-bytes`, bytesOf(form(number, length), length), number));
      const upperBits = bytesOf(form(number, 5), 5);
      upperBits[0] = 0xef;
      return [...forms, new Form('first-byte-ef', upperBits, number)];
    },
  };
}

function unsignedLength(value: bigint): number {
  if (value < 0n || value >= 1n << 32n) throw new RangeError(`${value} is not an unsigned 32-bit value`);
  for (let length = 1; length <= 4; length++) if (value < 1n << BigInt(7 * length)) return length;
  return 5;
}

function signedLength(value: bigint): number {
  if (value < -(1n << 31n) || value >= 1n << 31n) throw new RangeError(`${value} is not a signed 32-bit value`);
  for (let length = 1; length <= 4; length++) {
    const half = 1n << BigInt(7 * length - 1);
    if (value >= -half && value < half) return length;
  }
  return 5;
}

const valueBits = (length: number): number => (length === 5 ? 32 : 7 * length);

export const nativeUnsigned: Primitive = native(
  'unsigned integer of 1 to 5 bytes whose length is the run of one bits at the low end of the first byte',
  { type: 'integer', minimum: 0, maximum: 0xffffffff },
  unsignedLength,
  (raw) => raw,
  [
    ['zero', 0n], ['max-1-byte', 0x7fn], ['min-2-bytes', 0x80n], ['max-2-bytes', 0x3fffn], ['min-3-bytes', 0x4000n],
    ['max-3-bytes', 0x1fffffn], ['min-4-bytes', 0x200000n], ['max-4-bytes', 0xfffffffn], ['min-5-bytes', 0x10000000n], ['max', 0xffffffffn],
  ],
  valueBits,
);

export const nativeSigned: Primitive = native(
  'as native-unsigned; written from the two\'s complement, but read without sign extension in the forms of 1 to 4 bytes',
  { type: 'integer', minimum: -0x80000000, maximum: 0x7fffffff },
  signedLength,
  (raw, length) => (length === 5 ? BigInt.asIntN(32, raw) : raw),
  [
    ['zero', 0n], ['max-1-byte', 63n], ['min-2-bytes', 64n], ['max-2-bytes', 8191n], ['min-3-bytes', 8192n], ['max-3-bytes', 0xfffffn],
    ['min-4-bytes', 0x100000n], ['max-4-bytes', 0x7ffffffn], ['min-5-bytes', 0x8000000n], ['max', 0x7fffffffn], ['minus-one', -1n], ['min', -0x80000000n],
  ],
  valueBits,
);
