import type { ByteWriter } from '../io/byte-writer.js';
import { utf8BytesOf } from '../io/text-writer.js';
import { writeNativeUnsigned } from './integers-writer.js';

/** Writes a native-format string (r2r-format 2.8): nuint length in bytes, UTF-8 without terminator. */
export function writeNativeString(writer: ByteWriter, text: string): void {
  const bytes = utf8BytesOf(text);
  writeNativeUnsigned(writer, bytes.length);
  writer.bytes(bytes);
}
