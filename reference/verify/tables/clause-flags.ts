import { EXCEPTION_CLAUSE_FLAGS } from '../../image/exception-clause-flags.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { MethodClauses } from './subjects.js';

const KNOWN = Object.values(EXCEPTION_CLAUSE_FLAGS).reduce<number>((all, bit) => all | bit, 0);

/** A clause is typed, a filter, a finally or a fault, and nothing else (r2r-format 8.3). */
export const clauseFlags: Rule<MethodClauses> = {
  requirement: 'EHI-8',
  structure: 'exception-info',
  *check({ method: { clauses } }): Iterable<Fault> {
    for (const [index, { flags, range }] of clauses.entries()) {
      const found = { range: { start: range.start, end: range.start + 4 }, path: `Clauses[${index}].Flags` };
      const kinds = [EXCEPTION_CLAUSE_FLAGS.FILTER, EXCEPTION_CLAUSE_FLAGS.FINALLY, EXCEPTION_CLAUSE_FLAGS.FAULT].filter((bit) => (flags & bit) !== 0);
      if (kinds.length > 1) yield { ...found, message: `flags 0x${flags.toString(16)}: a clause of two kinds` };
      if ((flags & ~KNOWN) !== 0) yield { ...found, message: `flags 0x${flags.toString(16)} are not defined` };
    }
  },
};
