import type { Vector } from '../../../conformance/contract/protocol.js';
import { acceptanceOf } from '../../spec-machine/coverage-gate.js';

/** So many vectors of a sort are named. */
const NAMED = 4;

/** Vectors as `2 accept: a, b`, `9 reject: c, d, e, f, ...`; those from documents and images come first. */
export function vectorLines(vectors: readonly Vector[]): string[] {
  const sorts = [
    ['accept', 'positive'],
    ['reject', 'negative'],
    ['may be accepted or rejected', 'either'],
  ] as const;
  return sorts.flatMap(([text, polarity]) => {
    const found = vectors.filter(({ expect }) => acceptanceOf(expect) === polarity);
    if (found.length === 0) return [];
    const literalFirst = [...found.filter(({ origin }) => origin === 'literal'), ...found.filter(({ origin }) => origin !== 'literal')];
    const named = literalFirst.slice(0, NAMED).map(({ id, informative }) => (informative ? `${id} (informative)` : id));
    return [`${found.length} ${text}:`, ...named.map((id) => `  ${id}`), ...(found.length > NAMED ? ['  ...'] : [])];
  });
}
