import { R2RError } from '../errors.js';
import type { BitCursor } from '../io/bit-cursor.js';
import { LIMITS } from '../limits.js';
import type { GcInfoEncoding } from './encodings.js';
import { readVarLengthUnsigned } from './varlen.js';

/** The slots of a state that are set, ascending. `skipFirst`: with which base a run-length vector begins. */
export interface LiveVector {
  readonly form: 'plain' | 'run-length';
  readonly skipFirst: boolean;
  readonly slots: readonly number[];
}

/*
 * States can be shared and run-length encoded, so that a few bytes could stand for any number of live slots and changes. The
 * most that was met in the frameworks of .NET Core 3.1 (Linux) and .NET 8 to 10: 66,430 states times slots, 3,942 changes.
 */

/** @throws R2RError `limit.exceeded` if the states of a method are too many to be spelled out */
export function checkStateCount(cursor: BitCursor, states: number, slots: number): void {
  if (states * slots > LIMITS.GC_STATE_SLOTS) throw tooMany(cursor, `${states} live states of ${slots} slots`);
}

/** @throws R2RError `limit.exceeded` if the changes in the chunks of a method are too many to be spelled out */
export function checkChangeCount(cursor: BitCursor, changes: number): void {
  if (changes > LIMITS.GC_STATE_CHANGES) throw tooMany(cursor, `more than ${LIMITS.GC_STATE_CHANGES} changes of live states`);
}

function tooMany(cursor: BitCursor, sentence: string): R2RError {
  return new R2RError('limit.exceeded', sentence, { phase: cursor.phase, range: { start: Math.min(cursor.nextByte, cursor.end), end: cursor.end } });
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
