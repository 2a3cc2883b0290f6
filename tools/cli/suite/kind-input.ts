import type { DecodeInput, Vector } from '../../../conformance/contract/protocol.js';

/** What comes with the bytes of a kind, and one vector that shows it. */
export interface KindInput {
  /** Whether the declared size comes with the bytes. */
  sized: boolean;
  /** The members of the context. */
  context: string[];
  example?: Vector;
}

/** Characters of base64. */
const SHORT = 120;

/** What the vectors of a kind say of its input. The example is the first that is short, if there is one from a document or an image. */
export function kindInput(vectors: readonly Vector[]): KindInput {
  const accepted = vectors.filter(({ operation, expect }) => operation === 'format.decode' && 'value' in expect);
  const plain = [...accepted].sort((a, b) => weight(a) - weight(b));
  return {
    sized: vectors.some(({ input }) => (input as DecodeInput).size !== undefined),
    context: [...new Set(vectors.flatMap(({ context }) => Object.keys(context)))],
    example: plain[0],
  };
}

function weight({ id, input, origin }: Vector): number {
  const { length } = (input as DecodeInput).bytes;
  return (origin === 'literal' ? 0 : 1000) + 100 * id.split('.').length + (length <= SHORT ? 0 : 10 * length);
}
