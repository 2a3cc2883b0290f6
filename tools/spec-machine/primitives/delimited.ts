import { Rejection } from '../rejection.js';
import { Form, integer, type Primitive, type Value } from './primitive.js';

const MAX = 0xffffffffn;
const MAX_DIGITS = 8;

const terminatorOf = (value: Value): number => Number(integer(value));

/** `text-until(terminator)`: malformed UTF-8 is read as U+FFFD. */
export const textUntil: Primitive = {
  says: 'text in UTF-8 up to a byte that ends it',
  schema: { type: 'string' },
  read(source, position, args) {
    const start = position / 8;
    const length = source.bytes.subarray(start, source.end / 8).indexOf(terminatorOf(args[0]));
    if (length < 0) source.need(position, source.end - position + 8, position);
    return { value: new TextDecoder('utf-8', { ignoreBOM: true }).decode(source.bytes.subarray(start, start + length)), end: position + 8 * (length + 1) };
  },
  write(sink, position, value, args) {
    const terminator = String.fromCharCode(terminatorOf(args[0]));
    if (typeof value !== 'string' || value.includes(terminator)) throw new RangeError('no text without the byte that ends it');
    const bytes = Buffer.from(`${value}${terminator}`, 'utf8');
    bytes.forEach((byte, index) => sink.write(position + 8 * index, 8, BigInt(byte)));
    return position + 8 * bytes.length;
  },
  boundaries: () => [{ slug: 'empty', value: '' }, { slug: 'not-ascii', value: 'é' }],
};

/** `hexadecimal(digits, terminator)`: written with so many digits at least. */
export const hexadecimal: Primitive = {
  says: 'one to eight hexadecimal digits and a byte that ends them',
  schema: { type: 'integer', minimum: 0, maximum: Number(MAX) },
  read(source, position, args) {
    let text = '';
    for (let end = position + 8; ; end += 8) {
      const byte = Number(source.read(end - 8, 8, position));
      if (byte === terminatorOf(args[1]) && text !== '') return { value: BigInt(`0x${text}`), end };
      text += String.fromCharCode(byte);
      if (text.length > MAX_DIGITS || !/^[0-9A-Fa-f]+$/.test(text)) throw new Rejection('perf-map.number', [position / 8, end / 8]);
    }
  },
  write(sink, position, value, args) {
    if (integer(value) < 0n || integer(value) > MAX) throw new RangeError('not an unsigned 32-bit value');
    const text = integer(value).toString(16).toUpperCase().padStart(Number(integer(args[0])), '0');
    [...text].forEach((digit, index) => sink.write(position + 8 * index, 8, BigInt(digit.charCodeAt(0))));
    sink.write(position + 8 * text.length, 8, integer(args[1]));
    return position + 8 * (text.length + 1);
  },
  boundaries: () => [0n, 1n, 10n, 0x100n, MAX].map((value) => ({ slug: `is-${value.toString(16)}`, value })),
  forms: () => [new Form('no-digits', Uint8Array.of(0x20)), new Form('nine-digits', Buffer.from('012345678 ')), new Form('no-hexadecimal-digit', Buffer.from('1G '))],
};
