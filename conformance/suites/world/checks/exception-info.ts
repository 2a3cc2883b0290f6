import { EXCEPTION_CLAUSE_FLAGS } from '../../../../reference/image/exception-clause-flags.js';
import { exceptionInfoFacet } from '../../../../reference/facts/exception-info.js';
import type { ExceptionClause } from '../../../../reference/image/exception-info.js';
import type { Check, Subject } from '../subject.js';

/** Exception clauses belong to main bodies; try regions, handlers and filters lie inside the code. */
export const exceptionInfo: Check = {
  name: 'exception info',
  *run(subject: Subject): Iterable<string> {
    const lengths = new Map(subject.bodies.map(({ start, codeLength }) => [start, codeLength]));
    for (const { methodRva, clauses } of exceptionInfoFacet(subject.image)) {
      const codeLength = lengths.get(methodRva);
      if (codeLength === undefined) yield `no method begins at ${methodRva}`;
      for (const [index, clause] of clauses.entries()) {
        const problem = problemOf(clause, codeLength ?? 0);
        if (problem !== undefined) yield `method at ${methodRva}, clause ${index}: ${problem}`;
      }
      subject.looked('exception clauses', clauses.length);
    }
  },
};

function problemOf(clause: Omit<ExceptionClause, 'range'>, codeLength: number): string | undefined {
  const { flags, tryBegin, tryEnd, handlerBegin, handlerEnd, classTokenOrFilter } = clause;
  if (tryBegin > tryEnd || tryEnd > codeLength) return `try region ${tryBegin} to ${tryEnd} of ${codeLength} bytes`;
  if (handlerBegin >= handlerEnd || handlerEnd > codeLength) return `handler ${handlerBegin} to ${handlerEnd} of ${codeLength} bytes`;
  if (flags & EXCEPTION_CLAUSE_FLAGS.FILTER && classTokenOrFilter >= codeLength) return `filter at ${classTokenOrFilter} of ${codeLength} bytes`;
  return undefined;
}
