import type { InterruptibleRange } from './interruptible-ranges.js';
import type { InterruptibleStates, StateChunk } from './interruptible-states.js';

/** A slot becomes live or dead. `codeOffset` in bytes from the method's start. */
export interface Transition {
  readonly codeOffset: number;
  readonly slot: number;
  readonly live: boolean;
}

/**
 * The changes of the slots' states in fully interruptible code, by ascending code offset; before the first one every
 * slot is dead. A change at the first offset of a chunk is not stored: it shows in the state in which the chunk begins, which
 * is that of its end, turned over once for each stored change. A change between two interruptible ranges is given the end of
 * the former: the smallest offset from which it holds.
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
  const live = new Set<number>();
  states.chunks.forEach((chunk, i) => {
    if (chunk !== undefined) addChanges(changes, live, chunk, i * chunkLength, codeOffsetScale);
  });
  changes.sort((a, b) => a.codeOffset - b.codeOffset);
  return withinRanges(changes, ranges);
}

function addChanges(changes: Transition[], live: Set<number>, chunk: StateChunk, start: number, scale: number): void {
  const listed = new Set(chunk.couldBeLive.slots);
  for (const slot of live) {
    if (!listed.has(slot)) {
      changes.push({ codeOffset: start * scale, slot, live: false });
      live.delete(slot);
    }
  }
  for (const { slot, liveAtEnd, changes: offsets } of chunk.slots) {
    let isLive = liveAtEnd !== (offsets.length % 2 === 1);
    if (isLive !== live.has(slot)) changes.push({ codeOffset: start * scale, slot, live: isLive });
    for (const offset of offsets) {
      isLive = !isLive;
      changes.push({ codeOffset: (start + offset) * scale, slot, live: isLive });
    }
    if (liveAtEnd) live.add(slot);
    else live.delete(slot);
  }
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
