import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { MethodDebugInfo } from './subjects.js';

/** A variable lives inside the code (r2r-format 10.4). */
export const debugVariables: Rule<MethodDebugInfo> = {
  requirement: 'XREF-7',
  structure: 'debug-variables',
  *check({ info: { header, variables }, codeLength = Infinity }): Iterable<Fault> {
    for (const [index, { start, end }] of variables.entries()) {
      if (start > end || end > codeLength) yield { range: header.variables, path: `Variables[${index}]`, message: `a variable lives from ${start} to ${end} of ${codeLength} bytes` };
    }
  },
};
