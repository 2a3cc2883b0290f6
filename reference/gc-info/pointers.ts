import { R2RError } from '../errors.js';
import type { BitCursor } from '../io/bit-cursor.js';

/**
 * Reads `count` pointers of `width` bits and steps to the next byte, from which they count in bits.
 * @param widthStart bit position of the field that holds the width, which errors name
 * Throws `gc-info.pointer` above 32 bits, `gc-info.count` if the pointers do not fit, `truncated`.
 */
export function readPointers(cursor: BitCursor, count: number, width: number, widthStart: number): number[] {
  const range = cursor.rangeFrom(widthStart);
  if (width > 32) {
    throw new R2RError('gc-info.pointer', `pointers of ${width} bits`, { phase: cursor.phase, range });
  }
  if (count * width > cursor.remainingBits) {
    throw new R2RError('gc-info.count', `${count} pointers of ${width} bits do not fit`, { phase: cursor.phase, range });
  }
  const pointers: number[] = [];
  for (let i = 0; i < count; i++) pointers.push(cursor.bits(width));
  cursor.alignToByte();
  return pointers;
}

/** Moves to the state `distance` bits behind `base`. Throws `gc-info.pointer` if no state can begin there. */
export function seekState(cursor: BitCursor, base: number, distance: number, path: string): void {
  cursor.seek(base + distance);
  if (cursor.remainingBits <= 0) {
    throw new R2RError('gc-info.pointer', `the state ${distance} bits behind the pointers lies behind the end`, {
      phase: cursor.phase,
      range: { start: Math.floor(base / 8), end: cursor.end },
      path,
    });
  }
}
