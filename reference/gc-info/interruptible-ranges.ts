import type { BitCursor } from '../io/bit-cursor.js';
import type { GcInfoEncoding } from './encodings.js';
import type { GcInfoNormalization } from './normalization.js';
import { readVarLengthUnsigned } from './varlen.js';

/** Half-open, in bytes from the method's start. Inside, the method can be stopped at every instruction. */
export interface InterruptibleRange {
  readonly start: number;
  readonly end: number;
}

/** The shortest encoding of a range, in bits. */
export function minimumRangeBits(encoding: GcInfoEncoding): number {
  return encoding.INTERRUPTIBLE_RANGE_DELTA1_ENCBASE + 1 + encoding.INTERRUPTIBLE_RANGE_DELTA2_ENCBASE + 1;
}

/**
 * Reads the interruptible ranges (r2r-format 9.4): per range its distance from the end of the previous one, then its
 * length minus 1, both in normalized code offsets. Throws `gc-info.number`, `truncated`.
 */
export function readInterruptibleRanges(
  cursor: BitCursor,
  count: number,
  encoding: GcInfoEncoding,
  scale: GcInfoNormalization,
): InterruptibleRange[] {
  const ranges: InterruptibleRange[] = [];
  let end = 0;
  for (let i = 0; i < count; i++) {
    const start = end + readVarLengthUnsigned(cursor, encoding.INTERRUPTIBLE_RANGE_DELTA1_ENCBASE) * scale.codeOffsetScale;
    end = start + (readVarLengthUnsigned(cursor, encoding.INTERRUPTIBLE_RANGE_DELTA2_ENCBASE) + 1) * scale.codeOffsetScale;
    ranges.push({ start, end });
  }
  return ranges;
}
