import { EXCEPTION_CLAUSE_FLAGS } from '../../image/exception-clause-flags.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { MethodClauses } from './subjects.js';

/** Try regions, handlers and filters lie inside the code of their method (r2r-format 8.3). */
export const clauseRanges: Rule<MethodClauses> = {
  requirement: 'XREF-9',
  structure: 'exception-info',
  *check({ method: { clauses }, code }): Iterable<Fault> {
    if (code === undefined) return;
    for (const [index, { flags, tryBegin, tryEnd, handlerBegin, handlerEnd, classTokenOrFilter, range }] of clauses.entries()) {
      const found = { range, path: `Clauses[${index}]` };
      if (tryBegin > tryEnd || tryEnd > code.length) yield { ...found, message: `a try block from ${tryBegin} to ${tryEnd} of ${code.length} bytes` };
      if (handlerBegin >= handlerEnd || handlerEnd > code.length) yield { ...found, message: `a handler from ${handlerBegin} to ${handlerEnd} of ${code.length} bytes` };
      if ((flags & EXCEPTION_CLAUSE_FLAGS.FILTER) !== 0 && classTokenOrFilter >= code.length) yield { ...found, message: `a filter at ${classTokenOrFilter} of ${code.length} bytes` };
    }
  },
};
