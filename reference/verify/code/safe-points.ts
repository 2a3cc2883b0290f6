import { trackedCount } from '../../gc-info/slots.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { MethodCode } from './subjects.js';

/** Safe points ascend and lie inside the code; what is live there is a tracked slot (r2r-format 9.4). */
export const safePoints: Rule<MethodCode> = {
  requirement: 'XREF-17',
  structure: 'gc-info',
  *check({ gcInfo }): Iterable<Fault> {
    if (gcInfo.kind === 'x86') return;
    const { header, safePoints: offsets, safePointStates, slots, range } = gcInfo;
    let previous = -1;
    for (const [index, offset] of offsets.entries()) {
      const found = { range, path: `SafePoints[${index}]` };
      if (offset > header.codeLength) yield { ...found, message: `a safe point at ${offset} of ${header.codeLength} bytes` };
      if (offset <= previous) yield { ...found, message: `the safe point ${offset} does not follow ${previous}` };
      previous = offset;
    }
    const tracked = trackedCount(slots);
    if (safePointStates?.states.some((state) => state.slots.some((slot) => slot >= tracked))) {
      yield { range, path: 'SafePointStates', message: 'a slot that is not tracked is live at a safe point' };
    }
  },
};
