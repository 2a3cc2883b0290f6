import { ExceptionInfo, type ExceptionClause } from '../image/exception-info.js';
import type { Image } from '../image/image.js';

export interface ExceptionInfoFact {
  readonly methodRva: number;
  readonly ehInfoRva: number;
  readonly clauses: readonly ExceptionClauseFact[];
}

type ExceptionClauseFact = Omit<ExceptionClause, 'range'>;

/** Section 104. */
export function* exceptionInfoFacet(image: Image): Iterable<ExceptionInfoFact> {
  const section = image.section('ExceptionInfo');
  if (section === undefined) return;
  for (const { methodRva, clausesRva, clauses } of new ExceptionInfo(image.context, section).entries()) {
    yield { methodRva, ehInfoRva: clausesRva, clauses: clauses.map(clauseFact) };
  }
}

function clauseFact({ flags, tryBegin, tryEnd, handlerBegin, handlerEnd, classTokenOrFilter }: ExceptionClause): ExceptionClauseFact {
  return { flags, tryBegin, tryEnd, handlerBegin, handlerEnd, classTokenOrFilter };
}
