import { R2RError } from '../errors.js';
import type { ByteCursor } from './cursor.js';

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Decodes bytes[start, end) as UTF-8; what is not UTF-8 becomes U+FFFD, so that a bad name spoils no description.
 */
export function utf8(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  // Nearly all names are short and ASCII: for them this loop is several times faster than a TextDecoder.
  for (let at = start; at < end; at++) {
    const unit = bytes[at];
    if (unit >= 0x80 || at - start > 256) return UTF8.decode(bytes.subarray(start, end));
    text += String.fromCharCode(unit);
  }
  return text;
}

/** Decodes UTF-16, little-endian, code unit by code unit (lone surrogates stay); an odd last byte is left out. */
export function utf16(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) text += String.fromCharCode(bytes[at] | (bytes[at + 1] << 8));
  return text;
}

/**
 * Reads UTF-8 up to a NUL, and the NUL.
 * @throws R2RError `truncated` if there is none before the end of the cursor, `limit.exceeded` after `limit` bytes
 */
export function utf8UntilNul(cursor: ByteCursor, limit: number): string {
  const start = cursor.offset;
  const searched = Math.min(cursor.end, start + limit + 1);
  const length = cursor.bytes.subarray(start, searched).indexOf(0);
  if (length < 0) {
    const details = { phase: cursor.phase, range: { start, end: searched } };
    if (searched < cursor.end) throw new R2RError('limit.exceeded', `a text of more than ${limit} bytes`, details);
    throw new R2RError('truncated', 'a text without the NUL that ends it', details);
  }
  cursor.offset = start + length + 1;
  return utf8(cursor.bytes, start, start + length);
}
