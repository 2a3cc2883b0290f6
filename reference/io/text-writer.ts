import type { ByteWriter } from './byte-writer.js';

const UTF8 = new TextEncoder();

/** Whether UTF-8 can hold a text: half a surrogate pair it cannot. */
export function hasUtf8(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

/** UTF-8 of a text without halves of surrogate pairs. */
export function utf8BytesOf(text: string): Uint8Array {
  return UTF8.encode(text);
}

/** Writes UTF-8 and a NUL. @param text without a NUL */
export function writeUtf8WithNul(writer: ByteWriter, text: string): void {
  writer.bytes(utf8BytesOf(text));
  writer.u8(0);
}
