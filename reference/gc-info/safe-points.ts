import type { BitCursor } from '../io/bit-cursor.js';
import type { GcInfoNormalization } from './normalization.js';

/** The width of a safe point's offset: enough for any normalized offset below the code length (r2r-format 9.4). */
export function bitsPerSafePoint(codeLength: number, scale: GcInfoNormalization): number {
  const normalized = Math.floor(codeLength / scale.codeOffsetScale);
  return 32 - Math.clz32(normalized - 1);
}

/**
 * Reads the offsets of the safe points, in bytes from the method's start, in the order of the stream (ascending). From
 * version 4 on it is the return address of a call; before that, the return address minus 1. Throws `truncated`.
 */
export function readSafePoints(cursor: BitCursor, count: number, codeLength: number, scale: GcInfoNormalization): number[] {
  const width = bitsPerSafePoint(codeLength, scale);
  const safePoints: number[] = [];
  for (let i = 0; i < count; i++) safePoints.push(cursor.bits(width) * scale.codeOffsetScale);
  return safePoints;
}
