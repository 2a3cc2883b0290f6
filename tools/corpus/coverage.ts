import type { Spec } from '../spec-machine/spec.js';
import type { GeneratedVector } from '../spec-machine/vectors.js';

export interface CoverageRow {
  id: string;
  level: string;
  confidence: string;
  positive: number;
  negative: number;
  /** Why it has no vectors. */
  reason?: string;
}

/** How many vectors show each requirement. */
export function coverage(spec: Spec, vectors: readonly GeneratedVector[]): CoverageRow[] {
  const count = (id: string, negative: boolean): number => vectors.filter((vector) => 'rejection' in vector.expect === negative && vector.requirements.includes(id)).length;
  return [...spec.requirements.values()].map(({ id, level, confidence, untested }) => ({
    id, level, confidence,
    positive: count(id, false),
    negative: count(id, true),
    ...(untested === undefined ? {} : { reason: untested }),
  }));
}
