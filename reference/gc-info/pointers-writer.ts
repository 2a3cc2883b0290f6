import { R2RError } from '../errors.js';
import type { BitWriter } from '../io/bit-writer.js';

/** Writes pointers of `width` bits and fills the last byte up. @throws R2RError `gc-info.pointer` if one needs more bits */
export function writePointers(writer: BitWriter, pointers: readonly number[], width: number): void {
  for (const pointer of pointers) {
    if (pointer >= 2 ** width) throw new R2RError('gc-info.pointer', `the pointer ${pointer} does not fit in ${width} bits`);
    writer.bits(pointer, width);
  }
  writer.alignToByte();
}

/**
 * Writes states where their pointers say: each distinct place once, in the order of the places.
 * @param states by distance in bits from the byte behind the pointers, at which the writer stands
 * @throws R2RError `gc-info.pointer` if a state begins inside another one
 */
export function writeStates<State>(writer: BitWriter, states: ReadonlyMap<number, State>, write: (state: State) => void): void {
  const base = writer.position;
  for (const [distance, state] of [...states].sort(([a], [b]) => a - b)) {
    const gap = base + distance - writer.position;
    if (gap < 0) throw new R2RError('gc-info.pointer', `the state ${distance} bits behind the pointers begins inside another one`);
    for (let left = gap; left > 0; left -= 32) writer.bits(0, Math.min(left, 32));
    write(state);
  }
}
