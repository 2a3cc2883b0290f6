import { Form, integer, type Primitive } from './primitive.js';

const SMALL = 0x40n;
const MEDIUM = 0x2000n;

/** 1, 2, 5 or 9: the bytes of the shortest form. */
function lengthOf(value: bigint): number {
  if (value !== BigInt.asIntN(64, value)) throw new RangeError(`${value} has more than 64 bits`);
  if (value >= -SMALL && value < SMALL) return 1;
  if (value >= -MEDIUM && value < MEDIUM) return 2;
  return value === BigInt.asIntN(32, value) ? 5 : 9;
}

/** Big-endian bytes in the form of 1, 2, 5 or 9 bytes; in the short forms the sign is bit 0 and the value bits of a two's complement stand above it. */
function bytesOf(value: bigint, length: number): number[] {
  const short = (bits: number): bigint => (BigInt.asUintN(bits, value) << 1n) | (value < 0n ? 1n : 0n);
  const number = length === 1 ? short(6) : length === 2 ? 0x8000n | short(13) : BigInt.asUintN(8 * (length - 1), value);
  const bytes = Array.from({ length }, (_, index) => Number((number >> BigInt(8 * (length - 1 - index))) & 0xffn));
  if (length > 2) bytes[0] = length === 5 ? 0xc0 : 0xc1;
  return bytes;
}

/** r2r-format 2.7. */
export const pgoInteger: Primitive = {
  says: 'signed integer of 1, 2, 5 or 9 bytes, most significant byte first; the top bits of the first byte give the length',
  schema: { type: 'string', pattern: '^-?[0-9]+$' },
  wide: true,
  read(source, position) {
    const first = source.read(position, 8);
    const length = first < 0x80n ? 1 : first < 0xc0n ? 2 : first === 0xc1n ? 9 : 5;
    let number = length === 1 ? first : length === 2 ? first & 0x3fn : 0n;
    for (let index = 1; index < length; index++) number = (number << 8n) | source.read(position + 8 * index, 8, position);
    const negative = (number & 1n) === 1n;
    const value = length > 2 ? BigInt.asIntN(8 * (length - 1), number) : (number >> 1n) - (negative ? (length === 1 ? SMALL : MEDIUM) : 0n);
    return { value, end: position + 8 * length };
  },
  write(sink, position, value) {
    const bytes = bytesOf(integer(value), lengthOf(integer(value)));
    bytes.forEach((byte, index) => sink.write(position + 8 * index, 8, BigInt(byte)));
    return position + 8 * bytes.length;
  },
  boundaries: () => [0n, 1n, -1n, 63n, -64n, 64n, -65n, 8191n, -8192n, 8192n, -8193n, 0x7fffffffn, -0x80000000n, 0x80000000n, 0x7fffffffffffffffn, -0x8000000000000000n]
    .map((value) => ({ slug: value < 0n ? `minus-${-value}` : String(value), value })),
  forms(value) {
    const number = integer(value);
    const longer = [2, 5, 9].filter((length) => length > lengthOf(number));
    const marked = lengthOf(number) > 5 ? [] : [new Form('first-byte-ff', Uint8Array.from([0xff, ...bytesOf(number, 5).slice(1)]), number)];
    return [...longer.map((length) => new Form(`in-${length}-bytes`, Uint8Array.from(bytesOf(number, length)), number)), ...marked];
  },
};
