import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { MethodDebugInfo } from './subjects.js';

/** Debug info belongs to the main body of a method (r2r-format 10). */
export const debugMethods: Rule<MethodDebugInfo> = {
  requirement: 'XREF-5',
  structure: 'debug-info',
  *check({ index, info, codeLength }): Iterable<Fault> {
    if (codeLength === undefined) yield { range: info.element, message: `function ${index} is the main body of no method` };
  },
};
