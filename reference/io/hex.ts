import type { ByteRange } from './ranges.js';

const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Bytes as hexadecimal digits, lower case, without separators. */
export function hex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += DIGITS[byte];
  return text;
}

export function hexOfRange(bytes: Uint8Array, range: ByteRange): string {
  let text = '';
  for (let at = range.start; at < range.end; at++) text += DIGITS[bytes[at]];
  return text;
}
