import { kindMembers } from '../suite/kind-members.js';
import type { DecodeInput } from '../../../conformance/contract/protocol.js';
import { details, sameName, type Book, type Explanation } from './explanation.js';
import { vectorLines } from './vectors.js';

/** A kind of structure that `format.decode` knows. */
export function explainKind(book: Book, query: string): Explanation[] {
  return Object.entries(book.kinds).filter(([name]) => sameName(name, query)).map(([name, { title, topic, schema }]) => {
    const vectors = book.vectorsWith([`"kind":"${name}"`]).filter(({ input }) => (input as DecodeInput).kind === name);
    return {
      is: 'kind',
      name,
      says: `${title}.`,
      details: details({
        topic,
        value: kindMembers(schema),
        vectors: vectorLines(vectors),
        try: `r2r decode ${name} HEX`,
      }),
    };
  });
}
