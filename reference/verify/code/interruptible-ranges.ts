import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { MethodCode } from './subjects.js';

/** Interruptible ranges lie inside the code, and do not touch (r2r-format 9.4). */
export const interruptibleRanges: Rule<MethodCode> = {
  requirement: 'XREF-18',
  structure: 'gc-info',
  *check({ gcInfo }): Iterable<Fault> {
    if (gcInfo.kind === 'x86') return;
    const { codeLength } = gcInfo.header;
    let previous = -1;
    for (const [index, { start, end }] of gcInfo.interruptibleRanges.entries()) {
      const found = { range: gcInfo.range, path: `InterruptibleRanges[${index}]` };
      if (end > codeLength) yield { ...found, message: `an interruptible range ends at ${end} of ${codeLength} bytes` };
      if (start <= previous) yield { ...found, message: `an interruptible range begins at ${start}, the one before ends at ${previous}` };
      previous = end;
    }
  },
};
