import { requirementsOf } from '../suite/spec-files.js';
import type { ExpectedRejection, Vector } from '../../../conformance/contract/protocol.js';
import { details, sameName, type Book, type Explanation } from './explanation.js';
import { vectorLines } from './vectors.js';

/** A code of the error taxonomy. */
export function explainErrorCode(book: Book, query: string): Explanation[] {
  return book.spec.errors.filter(({ code }) => sameName(code, query)).map(({ code, phase, says }) => {
    const raising = requirementsOf(book.spec).filter(({ error, covers }) => error === code || covers?.includes(`error:${code}`));
    const vectors = book.vectorsWith([`"${code}"`]).filter(({ expect }) => rejectionsOf(expect).some(({ codes }) => codes.includes(code)));
    return {
      is: 'error code',
      name: code,
      says,
      details: details({
        phase: code === 'truncated' ? `that of the structure that is being read, else ${phase}` : phase,
        'raised by': raising.map(({ id, says: sentence }) => `${id}  ${sentence}`),
        vectors: vectorLines(vectors),
      }),
    };
  });
}

function rejectionsOf(expect: Vector['expect']): ExpectedRejection[] {
  if ('rejection' in expect) return [expect.rejection];
  return 'oneOf' in expect ? expect.oneOf.flatMap(rejectionsOf) : [];
}
