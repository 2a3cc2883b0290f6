import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';

/** What stands in front of the GC info of an x86 function. */
export interface UnwindInfoX86 {
  readonly kind: 'x86';
  /** In bytes, of this function alone; undefined in images without the word, where the GC info tells it. */
  readonly functionLength: number | undefined;
  readonly range: ByteRange;
}

/** Reads the unwind blob of x86: u32 function length, in older images nothing (r2r-format 9.2). Throws `truncated`. */
export function readUnwindInfoX86(cursor: ByteCursor, hasFunctionLength: boolean): UnwindInfoX86 {
  const start = cursor.offset;
  const functionLength = hasFunctionLength ? cursor.u32() : undefined;
  return { kind: 'x86', functionLength, range: cursor.rangeFrom(start) };
}
