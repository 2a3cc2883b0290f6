import { EXCEPTION_CLAUSE_FLAGS } from '../../image/exception-clause-flags.js';
import type { Image } from '../../image/image.js';
import { rva } from '../../io/addresses.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { MethodClauses } from './subjects.js';

/** Handlers and filters are funclets: each begins where a runtime function of the method begins (r2r-format 8.3, 9.1). */
export const handlers: Rule<MethodClauses> = {
  requirement: 'XREF-11',
  structure: 'exception-info',
  *check({ method: { methodRva, clauses }, code }, { runtimeFunctions, hotColdMap, target }: Image): Iterable<Fault> {
    // Offsets into a cold part count on behind the hot one; x86 has funclets only where functions have lengths of their own.
    if (code === undefined || runtimeFunctions === undefined || hotColdMap !== undefined || target.machine === 'I386') return;
    for (const [index, { flags, handlerBegin, classTokenOrFilter, range }] of clauses.entries()) {
      // The copy of a handler that another try block leads into lies inside the funclet of that.
      if ((flags & EXCEPTION_CLAUSE_FLAGS.DUPLICATED) !== 0) continue;
      const begins = (flags & EXCEPTION_CLAUSE_FLAGS.FILTER) !== 0 ? [handlerBegin, classTokenOrFilter] : [handlerBegin];
      for (const begin of begins) {
        if (runtimeFunctions.findByCodeStart(rva(methodRva + begin)) === undefined) yield { range, path: `Clauses[${index}]`, message: `no funclet begins at ${begin}` };
      }
    }
  },
};
