import { R2RError } from '../../errors.js';
import type { ByteCursor } from '../../io/cursor.js';
import { readUnsigned } from './integers.js';

/**
 * Reads the first field of x86 GC info: the code length of the method, in bytes.
 * @throws R2RError `gc-info.code-length` if it is 0, `gc-info-x86.number`, `truncated`
 */
export function readCodeLengthX86(cursor: ByteCursor): number {
  const start = cursor.offset;
  const codeLength = readUnsigned(cursor);
  if (codeLength === 0) {
    throw new R2RError('gc-info.code-length', 'the code length is 0', { range: cursor.rangeFrom(start), path: 'CodeLength' });
  }
  return codeLength;
}
