import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { FunctionCode } from './subjects.js';

/** The prolog lies inside its function, and each code is about an instruction of the prolog, the last one first (r2r-format 9.2). */
export const unwindCodes: Rule<FunctionCode> = {
  requirement: 'XREF-22',
  structure: 'unwind-amd64',
  *check({ unwind, length }): Iterable<Fault> {
    if (unwind.kind !== 'amd64') return;
    const { prologSize, codes, range } = unwind;
    if (prologSize > length) yield { range, path: 'Unwind.PrologSize', message: `a prolog of ${prologSize} bytes in ${length}` };
    let previous = prologSize;
    for (const [index, { prologOffset, op }] of codes.entries()) {
      // Codes for epilogs and what goes on from them say other things in this byte.
      if (op === 6 || op === 7) continue;
      if (prologOffset > previous) yield { range, path: `Unwind.Codes[${index}]`, message: `a code at ${prologOffset} behind one at ${previous}` };
      previous = prologOffset;
    }
  },
};
