import type { BitSink, BitSource } from '../bits.js';
import { Rejection } from '../rejection.js';
import { Form, integer, type Primitive } from './primitive.js';

/** Reads nibbles, low nibble of a byte first, most significant group first; bit 3 says that more follow (r2r-format 2.4). */
function read(source: BitSource, position: number): { value: bigint; end: number } {
  let value = 0n;
  for (let nibbles = 0; nibbles < 11; nibbles++) {
    const nibble = source.read(position + 4 * nibbles, 4, position);
    value = (value << 3n) | (nibble & 7n);
    if ((nibble & 8n) !== 0n) continue;
    const end = position + 4 * (nibbles + 1);
    if (value >> 32n !== 0n) throw new Rejection('nibbles.overflow', [Math.floor(position / 8), Math.ceil(end / 8)]);
    return { value, end };
  }
  throw new Rejection('nibbles.too-long', [Math.floor(position / 8), Math.ceil((position + 4 * 11) / 8)]);
}

function write(sink: BitSink, position: number, value: bigint): number {
  if (value < 0n || value >> 32n !== 0n) throw new RangeError(`${value} is not an unsigned 32-bit value`);
  const groups: bigint[] = [value & 7n];
  for (let rest = value >> 3n; rest > 0n; rest >>= 3n) groups.unshift((rest & 7n) | 8n);
  groups.forEach((group, index) => sink.write(position + 4 * index, 4, group));
  return position + 4 * groups.length;
}

/** Leading zero groups are legal; a twelfth nibble is not. */
function forms(): Form[] {
  return [
    new Form('leading-zero-groups', Uint8Array.of(0x88, 0x08)),
    new Form('twelve-nibbles', Uint8Array.of(0x88, 0x88, 0x88, 0x88, 0x88, 0x08)),
    new Form('above-32-bits', Uint8Array.of(0xfc, 0xff, 0xff, 0xff, 0xff, 0x07)),
  ];
}

export const nibbleUnsigned: Primitive = {
  says: 'unsigned integer as nibbles of 3 value bits, most significant group first, bit 3 of a nibble means that more follow',
  schema: { type: 'integer', minimum: 0, maximum: 0xffffffff },
  read,
  write: (sink, position, value) => write(sink, position, integer(value)),
  boundaries: () => [0n, 7n, 8n, 63n, 64n, 511n, 512n, 0xffffffffn].map((value) => ({ slug: String(value), value })),
  forms,
};

export const nibbleSigned: Primitive = {
  says: 'as nibble-unsigned, of the magnitude times 2 with the sign in bit 0',
  schema: { type: 'integer', minimum: -0x7fffffff, maximum: 0x7fffffff },
  read(source, position) {
    const { value, end } = read(source, position);
    return { value: (value & 1n) === 1n ? -(value >> 1n) : value >> 1n, end };
  },
  write(sink, position, value) {
    const number = integer(value);
    return write(sink, position, number < 0n ? -number * 2n + 1n : number * 2n);
  },
  boundaries: () => [0n, 1n, -1n, 3n, -3n, 4n, -4n, 100n, -100n, 0x7fffffffn, -0x7fffffffn].map((value) => ({ slug: value < 0n ? `minus-${-value}` : String(value), value })),
  forms,
};
