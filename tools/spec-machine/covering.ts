import type { Requirement, VectorContext } from './dialect.js';
import { appliesTo, type Spec } from './spec.js';

/**
 * The requirements that a vector shows: those that cover the first of the places which any covers. A vector that only
 * unverified requirements stand behind is informative.
 */
export function requirementsAt(spec: Spec, context: VectorContext, places: readonly string[]): { requirements: string[]; informative?: true } {
  const inForce = [...spec.requirements.values()].filter(({ applies }) => appliesTo(applies, context));
  for (const place of places) {
    const found: Requirement[] = inForce.filter(({ covers }) => covers?.includes(place));
    if (found.length === 0) continue;
    const informative = found.every(({ confidence }) => confidence === 'unverified');
    return { requirements: found.map(({ id }) => id), ...(informative ? { informative } : {}) };
  }
  return { requirements: [] };
}
