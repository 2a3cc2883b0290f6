import { R2RError } from '../errors.js';
import { fileOffset, type FileOffset } from '../io/addresses.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { readNativeUnsigned } from '../native-format/integers.js';

/** What the tables 103 and 109 say about a method. */
export interface EntryPoint {
  /** Index in the RuntimeFunctions table. */
  readonly runtimeFunctionIndex: number;
  /** Where the fixup list begins; undefined if there is none. Methods may share a list. */
  readonly fixups: FileOffset | undefined;
  /** Without the fixup list. */
  readonly range: ByteRange;
}

const HAS_FIXUPS = 1;
const FIXUPS_ELSEWHERE = 2;

/**
 * Reads the element of r2r-format 8.2:
 *
 *   nuint id        bit 0: has fixups. Without, index = id >> 1; with, index = id >> 2 and bit 1 says where the list is:
 *                   0 right here, 1 at the position of the next field minus its value, modulo 2^32
 *   [nuint delta]
 *
 * The cursor ends up behind the element, at the list if that is right here.
 * @param tableStart where the table begins, in bytes from the start of the file: no list begins before
 * @param functionCount runtime functions of the image, if known
 * @throws R2RError `entry-point.function-index`, `entry-point.fixups`, `native-integer.first-byte`, `truncated`
 */
export function readEntryPoint(cursor: ByteCursor, tableStart: number, functionCount?: number): EntryPoint {
  const start = cursor.offset;
  const id = readNativeUnsigned(cursor);
  const hasFixups = (id & HAS_FIXUPS) !== 0;
  const runtimeFunctionIndex = hasFixups ? id >>> 2 : id >>> 1;
  if (functionCount !== undefined && runtimeFunctionIndex >= functionCount) {
    throw new R2RError('entry-point.function-index', `runtime function ${runtimeFunctionIndex} of ${functionCount}`, {
      range: cursor.rangeFrom(start),
    });
  }
  if (!hasFixups) return { runtimeFunctionIndex, fixups: undefined, range: cursor.rangeFrom(start) };
  const fixups = (id & FIXUPS_ELSEWHERE) === 0 ? cursor.position : readBackReference(cursor, tableStart);
  return { runtimeFunctionIndex, fixups, range: cursor.rangeFrom(start) };
}

function readBackReference(cursor: ByteCursor, tableStart: number): FileOffset {
  const start = cursor.offset;
  const distance = readNativeUnsigned(cursor);
  // Compilers of version 4.1 put the lists behind the array: their distances are negative, modulo 2^32.
  const position = start - (distance | 0);
  if (position < tableStart || position >= cursor.end) {
    throw new R2RError('entry-point.fixups', 'the fixup list of a method lies outside the table', { range: cursor.rangeFrom(start) });
  }
  return fileOffset(position);
}
