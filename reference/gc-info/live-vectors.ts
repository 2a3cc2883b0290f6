import { R2RError } from '../errors.js';
import type { BitCursor } from '../io/bit-cursor.js';
import type { GcInfoEncoding } from './encodings.js';
import { readVarLengthUnsigned } from './varlen.js';

/** The slots of a state that are set, ascending. `skipFirst`: with which base a run-length vector begins. */
export interface LiveVector {
  readonly form: 'plain' | 'run-length';
  readonly skipFirst: boolean;
  readonly slots: readonly number[];
}

/** Above this many states times slots in one method the input is nonsense; the largest method known has under 2^20. */
const MAX_STATE_SLOTS = 1 << 24;

/** Throws `limit.exceeded` if the states of a method are too many to be spelled out. */
export function checkStateCount(cursor: BitCursor, states: number, slots: number): void {
  if (states * slots > MAX_STATE_SLOTS) {
    throw new R2RError('limit.exceeded', `${states} live states of ${slots} slots`, {
      phase: cursor.phase,
      range: { start: cursor.nextByte, end: cursor.end },
    });
  }
}

/** One bit a slot. Throws `truncated`. */
export function readPlainVector(cursor: BitCursor, slotCount: number): number[] {
  const slots: number[] = [];
  for (let slot = 0; slot < slotCount; slot++) {
    if (cursor.flag()) slots.push(slot);
  }
  return slots;
}

/**
 * Reads a live vector (r2r-format 9.4).
 *
 *   0, then one bit a slot
 *   1, then 1 bit that selects the base of the first run, then the lengths of runs that are dead, live, dead, ...
 *      (bases alternate; of every length but the first, one less is stored)
 *
 * Throws `gc-info.run-length` if the runs do not end with the last slot, `gc-info.number`, `truncated`.
 */
export function readLiveVector(cursor: BitCursor, slotCount: number, encoding: GcInfoEncoding): LiveVector {
  if (!cursor.flag()) return { form: 'plain', skipFirst: false, slots: readPlainVector(cursor, slotCount) };

  const start = cursor.position;
  const skipFirst = !cursor.flag();
  const slots: number[] = [];
  let skipBase = skipFirst;
  let live = false;
  for (let slot = 0, first = true; first || slot < slotCount; first = false) {
    const base = skipBase ? encoding.LIVESTATE_RLE_SKIP_ENCBASE : encoding.LIVESTATE_RLE_RUN_ENCBASE;
    const length = readVarLengthUnsigned(cursor, base) + (first ? 0 : 1);
    if (slot + length > slotCount) {
      throw new R2RError('gc-info.run-length', `a run of ${length} slots ends behind the last of ${slotCount} slots`, {
        phase: cursor.phase,
        range: cursor.rangeFrom(start),
      });
    }
    const end = slot + length;
    if (live) for (; slot < end; slot++) slots.push(slot);
    slot = end;
    live = !live;
    skipBase = !skipBase;
  }
  return { form: 'run-length', skipFirst, slots };
}
