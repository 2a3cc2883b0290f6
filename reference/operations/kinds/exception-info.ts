import { ExceptionInfo } from '../../image/exception-info.js';
import { rva } from '../../io/addresses.js';
import type { Kind } from './kind.js';

export const exceptionInfoKind: Kind = ({ context, size }) => ({
  value: {
    Methods: Array.from(new ExceptionInfo(context, { rva: rva(0), size }).entries(), ({ methodRva, clauses }) => ({
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
