import type { Expectation, Vector } from '../../../conformance/contract/protocol.js';
import { corpusFiles, vectorsIn } from './corpus-files.js';

/** How many vectors show a requirement. */
export interface Shown {
  /** What has to be accepted: the vectors that name it, and the valid twins of those that break it. */
  positive: number;
  /** What has to be rejected. */
  negative: number;
}

/** Whether the input has to be accepted, has to be rejected, or may be either. */
export function polarityOf(expect: Expectation): 'positive' | 'negative' | 'either' {
  if ('rejection' in expect) return 'negative';
  return 'oneOf' in expect && expect.oneOf.some((each) => 'rejection' in each) ? 'either' : 'positive';
}

/** Counts the vectors of each requirement. A rejection counts only beside its accepted twin, so the twin shows the rule as well. */
export function shownByRequirement(folder?: string): Map<string, Shown> {
  const accepted = new Map<string, Set<string>>();
  const rejected = new Map<string, number>();
  for (const file of corpusFiles(folder)) {
    for (const vector of vectorsIn(file)) note(vector, accepted, rejected);
  }
  const ids = new Set([...accepted.keys(), ...rejected.keys()]);
  return new Map([...ids].map((id) => [id, { positive: accepted.get(id)?.size ?? 0, negative: rejected.get(id) ?? 0 }]));
}

function note({ id, requirements, expect, twin }: Vector, accepted: Map<string, Set<string>>, rejected: Map<string, number>): void {
  const polarity = polarityOf(expect);
  const witness = polarity === 'negative' ? twin : polarity === 'positive' ? id : undefined;
  for (const requirement of requirements) {
    if (polarity === 'negative') rejected.set(requirement, (rejected.get(requirement) ?? 0) + 1);
    if (witness === undefined) continue;
    const known = accepted.get(requirement);
    if (known) known.add(witness);
    else accepted.set(requirement, new Set([witness]));
  }
}
