import type { BitCursor } from '../io/bit-cursor.js';
import type { GcInfoEncoding } from './encodings.js';
import { checkStateCount, readLiveVector, readPlainVector, type LiveVector } from './live-vectors.js';
import { readPointers, seekState } from './pointers.js';
import { readVarLengthUnsigned } from './varlen.js';

/** The tracked slots that are live at each safe point, in their order. */
export interface SafePointStates {
  /** Bit offsets of the states from the byte behind the pointers; undefined if the states follow one another. */
  readonly pointers: readonly number[] | undefined;
  /** In bits; 0 without pointers. */
  readonly pointerWidth: number;
  readonly states: readonly LiveVector[];
}

/**
 * Reads the live states of the safe points (r2r-format 9.4).
 *
 *   0, then per safe point one bit a tracked slot
 *   1, then pointer width - 1, a pointer per safe point, at a byte boundary the states: live vectors, shared by equal pointers
 *
 * Leaves the cursor behind the last state. Throws `gc-info.pointer`, `gc-info.run-length`,
 * `gc-info.number`, `limit.exceeded`, `truncated`.
 */
export function readSafePointStates(cursor: BitCursor, count: number, slotCount: number, encoding: GcInfoEncoding): SafePointStates {
  checkStateCount(cursor, count, slotCount);
  const states: LiveVector[] = [];
  if (!cursor.flag()) {
    for (let i = 0; i < count; i++) states.push({ form: 'plain', skipFirst: false, slots: readPlainVector(cursor, slotCount) });
    return { pointers: undefined, pointerWidth: 0, states };
  }

  const widthStart = cursor.position;
  const pointerWidth = readVarLengthUnsigned(cursor, encoding.POINTER_SIZE_ENCBASE) + 1;
  const pointers = readPointers(cursor, count, pointerWidth, widthStart);
  const base = cursor.position;
  const byPointer = new Map<number, LiveVector>();
  let end = base;
  for (let i = 0; i < count; i++) {
    let state = byPointer.get(pointers[i]);
    if (state === undefined) {
      seekState(cursor, base, pointers[i], `SafePoints[${i}]`);
      state = readLiveVector(cursor, slotCount, encoding);
      byPointer.set(pointers[i], state);
      end = Math.max(end, cursor.position);
    }
    states.push(state);
  }
  cursor.seek(end);
  return { pointers, pointerWidth, states };
}
