import { integer, type Primitive, type Value } from './primitive.js';

const width = (args: Value[]): number => Number(integer(args[0]));

/** `bits(width)`: an unsigned integer of so many bits, least significant bit first. */
export const bitField: Primitive = {
  says: 'unsigned integer of the given number of bits, least significant bit first',
  schema: { type: 'integer', minimum: 0 },
  read: (source, position, args) => ({ value: source.read(position, width(args)), end: position + width(args) }),
  write(sink, position, value, args) {
    const number = integer(value);
    if (number < 0n || number >> BigInt(width(args)) !== 0n) throw new RangeError(`${number} does not fit ${width(args)} bits`);
    sink.write(position, width(args), number);
    return position + width(args);
  },
  boundaries(args) {
    const max = 2n ** BigInt(width(args)) - 1n;
    return [
      { slug: 'zero', value: 0n },
      { slug: 'one', value: 1n },
      { slug: 'max', value: max },
    ];
  },
};

/** `align(bits)`: skips to the next multiple; its value is the padding that was skipped. */
export const align: Primitive = {
  says: 'padding up to the next multiple of the given number of bits; zero when written, of any value when read',
  schema: { type: 'integer', minimum: 0 },
  read(source, position, args) {
    const padding = (width(args) - (position % width(args))) % width(args);
    return { value: source.read(position, padding), end: position + padding };
  },
  write(sink, position, _value, args) {
    const end = Math.ceil(position / width(args)) * width(args);
    sink.reach(end);
    return end;
  },
  boundaries: () => [],
};
