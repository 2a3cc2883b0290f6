import type { ByteCursor } from '../io/cursor.js';
import { utf8 } from '../io/text.js';
import { readNativeUnsigned } from './integers.js';

/**
 * Reads a native-format string (r2r-format 2.8): nuint length in bytes, UTF-8 without terminator; what is not UTF-8 becomes
 * U+FFFD.
 * @throws R2RError `native-integer.first-byte`, `truncated`
 */
export function readNativeString(cursor: ByteCursor): string {
  const length = readNativeUnsigned(cursor);
  const start = cursor.offset;
  cursor.skip(length);
  return utf8(cursor.bytes, start, start + length);
}
