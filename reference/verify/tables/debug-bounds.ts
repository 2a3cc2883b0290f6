import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { MethodDebugInfo } from './subjects.js';

/** Bounds ascend by native offset and lie inside the code (r2r-format 10.3). */
export const debugBounds: Rule<MethodDebugInfo> = {
  requirement: 'XREF-6',
  structure: 'debug-bounds',
  *check({ info: { header, bounds }, codeLength = Infinity }): Iterable<Fault> {
    let previous = 0;
    for (const [index, { nativeOffset }] of bounds.entries()) {
      const found = { range: header.bounds, path: `Bounds[${index}]` };
      if (nativeOffset < previous) yield { ...found, message: `a bound at ${nativeOffset} behind one at ${previous}` };
      if (nativeOffset > codeLength) yield { ...found, message: `a bound at ${nativeOffset} of ${codeLength} bytes` };
      previous = nativeOffset;
    }
  },
};
