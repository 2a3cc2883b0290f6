import { ExceptionInfo } from '../../image/exception-info.js';
import type { Kind } from './kind.js';
import { wholeSection } from './section-kind.js';

export const exceptionInfoKind: Kind = (input) => ({
  value: {
    Methods: Array.from(new ExceptionInfo(input.context, wholeSection(input)).entries(), ({ methodRva, clauses }) => ({
      RVA: methodRva,
      Clauses: clauses.map((clause) => ({
        Flags: clause.flags,
        TryStartPC: clause.tryBegin,
        TryEndPC: clause.tryEnd,
        HandlerStartPC: clause.handlerBegin,
        HandlerEndPC: clause.handlerEnd,
        ClassTokenOrFilterOffset: clause.classTokenOrFilter,
      })),
    })),
  },
});
