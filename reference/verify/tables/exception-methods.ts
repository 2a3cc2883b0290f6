import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { MethodClauses } from './subjects.js';

/** Exception clauses belong to a method of the image (r2r-format 8.3). */
export const exceptionMethods: Rule<MethodClauses> = {
  requirement: 'XREF-8',
  structure: 'exception-info',
  *check({ method: { methodRva, clauses, range }, code }): Iterable<Fault> {
    if (code === undefined) yield { range, message: `no method begins at 0x${methodRva.toString(16)}` };
    if (clauses.length === 0) yield { range, message: 'the method has no clauses' };
  },
};
