import { examine, type Fault } from './examine.js';
import type { FuzzInput } from './input.js';
import { placeOf } from './tally.js';

/** No search takes longer: what is found by then is small enough. */
const MOST_TRIES = 1500;
const MOST_MILLISECONDS = 15_000;
/** What hangs takes its time at each try. */
const SLOW: readonly Fault['kind'][] = ['hang', 'memory'];

/**
 * A smaller input with the same fault (delta debugging): pieces of the bytes are left out, or of a whole file, in which
 * everything has its place, set to zero.
 */
export function minimized(input: FuzzInput, fault: Fault): FuzzInput {
  if (!('bytes' in input) || SLOW.includes(fault.kind)) return input;
  const place = placeOf(fault, input.seed);
  const fails = (bytes: Uint8Array): boolean => {
    const found = examine({ ...input, bytes }).fault;
    return found !== undefined && placeOf(found, input.seed) === place;
  };
  return { ...input, bytes: smallest(input.bytes, input.target === 'decode' ? leftOut : zeroed, fails) };
}

/** The bytes with a piece changed; undefined if that is no change. */
type Change = (bytes: Uint8Array, start: number, end: number) => Uint8Array | undefined;

const leftOut: Change = (bytes, start, end) => Uint8Array.from([...bytes.subarray(0, start), ...bytes.subarray(end)]);

const zeroed: Change = (bytes, start, end) => {
  if (bytes.subarray(start, end).every((byte) => byte === 0)) return undefined;
  const changed = bytes.slice();
  changed.fill(0, start, end);
  return changed;
};

/**
 * Changes pieces, at first halves, then ever smaller ones, and keeps each change after which `fails` still holds.
 * @returns the last bytes for which it did
 */
export function smallest(bytes: Uint8Array, change: Change, fails: (bytes: Uint8Array) => boolean): Uint8Array {
  const deadline = performance.now() + MOST_MILLISECONDS;
  let tries = 0;
  let best = bytes;
  for (let piece = Math.ceil(best.length / 2); piece >= 1; piece = piece === 1 ? 0 : Math.ceil(piece / 2)) {
    for (let end = best.length; end > 0; end -= piece) {
      const changed = change(best, Math.max(0, end - piece), Math.min(end, best.length));
      if (changed === undefined) continue;
      if (++tries > MOST_TRIES || performance.now() > deadline) return best;
      if (fails(changed)) best = changed;
    }
  }
  return best;
}
