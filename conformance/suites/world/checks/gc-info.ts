import type { GcInfo } from '../../../../reference/gc-info/gc-info.js';
import { trackedCount } from '../../../../reference/gc-info/slots.js';
import type { GcInfoX86 } from '../../../../reference/gc-info/x86/gc-info-x86.js';
import { gcInfoOf } from '../method-bodies.js';
import type { Check, Subject } from '../subject.js';

/** What the GC info of a method says lies inside its code and among its slots; offsets ascend. */
export const gcInfo: Check = {
  name: 'GC info',
  *run(subject: Subject): Iterable<string> {
    const functions = subject.image.runtimeFunctions;
    if (functions === undefined) return;
    for (const { index } of subject.bodies) {
      const info = gcInfoOf(subject.image, functions.read(index));
      const problem = info.kind === 'x86' ? problemOfX86(info) : problemOf(info);
      if (problem !== undefined) yield `function ${index}: ${problem}`;
      subject.looked('GC info blobs');
    }
  },
};

function problemOf({ header, safePoints, interruptibleRanges, safePointStates, transitions, slots }: GcInfo): string | undefined {
  const { codeLength } = header;
  const tracked = trackedCount(slots);
  if (!ascends(safePoints, -1)) return 'the safe points do not ascend';
  if (safePoints.some((offset) => offset > codeLength)) return `a safe point lies behind the code of ${codeLength} bytes`;
  if (!ascends(interruptibleRanges.flatMap(({ start, end }) => [start, end]), -1)) return 'the interruptible ranges do not ascend';
  if (interruptibleRanges.some(({ end }) => end > codeLength)) return `an interruptible range ends behind the code of ${codeLength} bytes`;
  if (safePointStates?.states.some((state) => state.slots.some((slot) => slot >= tracked))) return 'an untracked slot is live at a safe point';
  for (const { codeOffset, slot } of transitions) {
    if (slot >= tracked) return `a transition of slot ${slot} of ${tracked}`;
    if (!interruptibleRanges.some(({ start, end }) => start <= codeOffset && codeOffset <= end)) return `a transition at ${codeOffset}, in no interruptible range`;
  }
  return undefined;
}

function problemOfX86({ codeLength, header, noGcRegions, varPtrTable }: GcInfoX86): string | undefined {
  if (header.prologSize > codeLength) return `a prolog of ${header.prologSize} bytes in ${codeLength}`;
  if (header.epilogs.some((offset) => offset + header.epilogSize > codeLength)) return 'an epilog ends behind the code';
  if (noGcRegions.some(({ offset, size }) => offset + size > codeLength)) return 'a no-GC region lies behind the code';
  if (varPtrTable.some(({ begin, end }) => begin > end || end > codeLength)) return 'a variable lives behind the code';
  return undefined;
}

function ascends(offsets: number[] | readonly number[], before: number): boolean {
  let previous = before;
  for (const offset of offsets) {
    if (offset <= previous) return false;
    previous = offset;
  }
  return true;
}
