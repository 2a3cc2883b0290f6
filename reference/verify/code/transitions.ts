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
    let at = 0;
    for (const { codeOffset, slot } of gcInfo.transitions) {
      if (slot >= tracked) yield { range, path: 'Transitions', message: `slot ${slot} of ${tracked} changes` };
      if (codeOffset < (interruptibleRanges[at]?.start ?? 0)) at = 0;
      while (at < interruptibleRanges.length && codeOffset > interruptibleRanges[at].end) at++;
      if (at >= interruptibleRanges.length || codeOffset < interruptibleRanges[at].start) {
        yield { range, path: 'Transitions', message: `a slot changes at ${codeOffset}, in no interruptible range` };
        at = 0;
      }
    }
  },
};
