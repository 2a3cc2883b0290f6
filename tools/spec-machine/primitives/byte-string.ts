import { integer, type Primitive } from './primitive.js';

/** `bytes(count)`: samples give them as a list of numbers, published values in base64. */
export const byteString: Primitive = {
  says: 'so many bytes',
  schema: { type: 'string', contentEncoding: 'base64' },
  read(source, position, args) {
    const length = Number(integer(args[0]));
    source.need(position, 8 * length, position);
    return { value: source.bytes.slice(position / 8, position / 8 + length), end: position + 8 * length };
  },
  write(sink, position, value, args) {
    const bytes = Array.isArray(value) ? value.map(integer) : undefined;
    if (bytes?.length !== Number(integer(args[0]))) throw new RangeError(`not ${String(args[0])} bytes`);
    bytes.forEach((byte, index) => sink.write(position + 8 * index, 8, byte));
    return position + 8 * bytes.length;
  },
  boundaries: () => [],
};
