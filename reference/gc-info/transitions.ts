import type { InterruptibleRange } from './interruptible-ranges.js';
import type { InterruptibleStates } from './interruptible-states.js';

/** A slot becomes live or dead. `codeOffset` in bytes from the method's start. */
export interface Transition {
  readonly codeOffset: number;
  readonly slot: number;
  readonly live: boolean;
}

/**
 * The changes of the slots' states in fully interruptible code, by ascending code offset; before the first one every
 * slot is dead. A change between two interruptible ranges is given the end of the former: the smallest offset from
 * which it holds.
 *
 * @param chunkLength of a chunk, in normalized code offsets
 * @param codeOffsetScale bytes per normalized code offset
 */
export function transitionsOf(
  states: InterruptibleStates,
  ranges: readonly InterruptibleRange[],
  chunkLength: number,
  codeOffsetScale: number,
): Transition[] {
  const changes: Transition[] = [];
  for (let i = 0; i < states.chunks.length; i++) {
    for (const slot of states.chunks[i]?.slots ?? []) {
      let live = slot.liveAtEnd;
      for (let k = slot.changes.length - 1; k >= 0; k--) {
        changes.push({ codeOffset: (i * chunkLength + slot.changes[k]) * codeOffsetScale, slot: slot.slot, live });
        live = !live;
      }
    }
  }
  changes.sort((a, b) => a.codeOffset - b.codeOffset);
  return withinRanges(changes, ranges);
}

/** Turns offsets in the ranges put end to end, which come in ascending order, into code offsets. */
function withinRanges(changes: readonly Transition[], ranges: readonly InterruptibleRange[]): Transition[] {
  let current = 0;
  let before = 0;
  return changes.map(({ codeOffset, slot, live }) => {
    while (current + 1 < ranges.length && codeOffset - before > ranges[current].end - ranges[current].start) {
      before += ranges[current].end - ranges[current].start;
      current++;
    }
    return { codeOffset: ranges[current].start + codeOffset - before, slot, live };
  });
}
