import { Form, type Primitive } from './primitive.js';

/** Malformed UTF-8 is read as U+FFFD, which a constraint can forbid. */
export const zeroTerminatedText: Primitive = {
  says: 'text in UTF-8 up to a zero byte',
  schema: { type: 'string' },
  read(source, position) {
    const start = position / 8;
    const length = source.bytes.subarray(start, source.end / 8).indexOf(0);
    if (length < 0) source.need(position, source.end - position + 8, position);
    return { value: new TextDecoder('utf-8', { ignoreBOM: true }).decode(source.bytes.subarray(start, start + length)), end: position + 8 * (length + 1) };
  },
  write(sink, position, value) {
    if (typeof value !== 'string' || value.includes('\0')) throw new RangeError('no text without zeros');
    const bytes = Buffer.from(`${value}\0`, 'utf8');
    bytes.forEach((byte, index) => sink.write(position + 8 * index, 8, BigInt(byte)));
    return position + 8 * bytes.length;
  },
  boundaries: () => [
    { slug: 'empty', value: '' },
    { slug: 'not-ascii', value: 'é' },
  ],
  forms: () => [new Form('not-utf8', Uint8Array.of(0x49, 0xc3, 0x28, 0))],
};
