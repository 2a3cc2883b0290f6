import { integer, type Primitive } from './primitive.js';

/** A little-endian integer of a fixed number of bits, at any position. */
export function fixed(bits: number, signed: boolean): Primitive {
  const max = 2n ** BigInt(signed ? bits - 1 : bits) - 1n;
  const min = signed ? -(2n ** BigInt(bits - 1)) : 0n;
  const top = 2n ** BigInt(bits - 1);
  const primitive: Primitive = {
    says: `${signed ? 'signed' : 'unsigned'} little-endian integer of ${bits / 8} byte${bits === 8 ? '' : 's'}`,
    schema: bits > 53 ? { type: 'string', pattern: '^-?[0-9]+$' } : { type: 'integer', minimum: Number(min), maximum: Number(max) },
    read(source, position) {
      const raw = source.read(position, bits);
      return { value: signed && raw >= top ? raw - 2n * top : raw, end: position + bits };
    },
    write(sink, position, value) {
      const number = integer(value);
      if (number < min || number > max) throw new RangeError(`${number} does not fit ${bits} bits`);
      sink.write(position, bits, BigInt.asUintN(bits, number));
      return position + bits;
    },
    boundaries: () => [
      { slug: 'zero', value: 0n },
      { slug: 'one', value: 1n },
      { slug: 'top-bit', value: signed ? min : top },
      { slug: 'max', value: max },
    ],
  };
  return bits > 53 ? { ...primitive, wide: true } : primitive;
}
