import type { InterruptibleRange } from '../../gc-info/interruptible-ranges.js';
import { trackedCount } from '../../gc-info/slots.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { MethodCode } from './subjects.js';

/** Slots become live or dead inside interruptible ranges, and only tracked ones do (r2r-format 9.4). */
export const transitions: Rule<MethodCode> = {
  requirement: 'XREF-19',
  structure: 'gc-info',
  *check({ gcInfo }): Iterable<Fault> {
    if (gcInfo.kind === 'x86' || gcInfo.transitions.length === 0) return;
    const { interruptibleRanges, slots, range } = gcInfo;
    const tracked = trackedCount(slots);
    for (const { codeOffset, slot } of gcInfo.transitions) {
      if (slot >= tracked) yield { range, path: 'Transitions', message: `slot ${slot} of ${tracked} changes` };
      if (!isInside(interruptibleRanges, codeOffset)) yield { range, path: 'Transitions', message: `a slot changes at ${codeOffset}, in no interruptible range` };
    }
  },
};

/** Whether an offset lies in one of the ranges, which ascend; their ends count. */
function isInside(ranges: readonly InterruptibleRange[], offset: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ranges[middle].start <= offset) low = middle + 1;
    else high = middle;
  }
  return low > 0 && offset <= ranges[low - 1].end;
}
