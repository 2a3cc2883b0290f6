import { Form, integer, type Primitive } from './primitive.js';

/** The bytes of `value`, the lowest seven bits first, and so many bytes without a set bit behind them. */
function bytesOf(value: bigint, surplus = 0): number[] {
  const bytes: number[] = [];
  for (let rest = value; bytes.length === 0 || rest > 0n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  for (let count = 0; count < surplus; count++) bytes.push(0x80);
  bytes[bytes.length - 1] &= 0x7f;
  return bytes;
}

/** `bit-groups`: any number of bits as one number, bit 0 first. */
export const bitGroups: Primitive = {
  says: 'bits in bytes of seven, least significant bit first; bit 7 of a byte means that more follow',
  schema: { type: 'integer', minimum: 0 },
  read(source, position) {
    let value = 0n;
    for (let count = 0; ; count++) {
      const byte = source.read(position + 8 * count, 8, position);
      value |= (byte & 0x7fn) << BigInt(7 * count);
      if (byte < 0x80n) return { value, end: position + 8 * (count + 1) };
    }
  },
  write(sink, position, value) {
    if (integer(value) < 0n) throw new RangeError('not a pattern of bits');
    const bytes = bytesOf(integer(value));
    bytes.forEach((byte, index) => sink.write(position + 8 * index, 8, BigInt(byte)));
    return position + 8 * bytes.length;
  },
  boundaries: () => [0n, 1n, 0x7fn, 0x80n].map((value) => ({ slug: `is-${value.toString(16)}`, value })),
  forms: (value) => [1, 2].map((surplus) => new Form(`${surplus}-more-byte`, Uint8Array.from(bytesOf(integer(value), surplus)), integer(value))),
};
