import { EXCEPTION_CLAUSE_FLAGS } from '../../image/exception-clause-flags.js';
import type { Image } from '../../image/image.js';
import { ridOf, tableOf, token } from '../../metadata/tokens.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { MethodClauses } from './subjects.js';

const UNTYPED = EXCEPTION_CLAUSE_FLAGS.FILTER | EXCEPTION_CLAUSE_FLAGS.FINALLY | EXCEPTION_CLAUSE_FLAGS.FAULT;

/** A typed clause names a type of the method's module (r2r-format 8.3). Whose metadata that is, is known of single files only. */
export const clauseTypes: Rule<MethodClauses> = {
  requirement: 'XREF-10',
  structure: 'exception-info',
  *check({ method: { clauses } }, { metadata }: Image): Iterable<Fault> {
    for (const [index, { flags, classTokenOrFilter, range }] of clauses.entries()) {
      if ((flags & UNTYPED) !== 0) continue;
      const table = tableOf(token(classTokenOrFilter));
      const rid = ridOf(token(classTokenOrFilter));
      const isType = table === 'TypeDef' || table === 'TypeRef' || table === 'TypeSpec';
      const isRow = isType && rid > 0 && (metadata === undefined || rid <= metadata.rowCount(table));
      if (!isRow) yield { range, path: `Clauses[${index}].ClassToken`, message: `0x${classTokenOrFilter.toString(16)} is no type` };
    }
  },
};
