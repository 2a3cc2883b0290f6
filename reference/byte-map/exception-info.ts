import { ExceptionInfo } from '../image/exception-info.js';
import type { Image } from '../image/image.js';
import { owned, type OwnedBytes } from './owned-bytes.js';

/** Section 104: lookup entries, and the clauses outside the section. */
export function* exceptionBytes(image: Image): Iterable<OwnedBytes> {
  const section = image.section('ExceptionInfo');
  if (section === undefined) return;
  for (const { methodRva, clauses, range } of new ExceptionInfo(image.context, section).entries()) {
    const method = `0x${methodRva.toString(16)}`;
    yield owned(range, 'exception clauses', () => `exception lookup entry of the method at RVA ${method}`);
    for (const [index, clause] of clauses.entries()) {
      yield owned(clause.range, 'exception clauses', () => `exception clause ${index} of the method at RVA ${method}`);
    }
  }
}
