import type { DecodeInput, Vector } from '../../../conformance/contract/protocol.js';
import { acceptanceOf } from '../../spec-machine/coverage-gate.js';
import { corpusFiles, vectorsIn } from './corpus-files.js';

/** How many vectors show a requirement. */
export interface Shown {
  /** What has to be accepted: the vectors that name it, and the valid twins of those that break it. */
  positive: number;
  /** What has to be rejected. */
  negative: number;
  /** What may be accepted or rejected. */
  either: number;
}

/** Counts the vectors of each requirement. A rejection counts only beside its accepted twin, so the twin shows the rule as well. */
export function shownByRequirement(folder?: string): Map<string, Shown> {
  const accepted = new Map<string, Set<string>>();
  const shown = new Map<string, Shown>();
  for (const file of corpusFiles(folder)) {
    for (const vector of vectorsIn(file)) note(vector, accepted, shown);
  }
  for (const [id, counts] of shown) counts.positive = accepted.get(id)?.size ?? 0;
  return shown;
}

function note({ id, requirements, operation, input, expect, twin }: Vector, accepted: Map<string, Set<string>>, shown: Map<string, Shown>): void {
  const acceptance = acceptanceOf(expect);
  // Where none is named, any valid input of the kind is the twin (runner/corpus.ts).
  const witness = acceptance === 'positive' ? id : (twin ?? `${operation} ${(input as Partial<DecodeInput>).kind}`);
  for (const requirement of requirements) {
    const counts = shown.get(requirement) ?? { positive: 0, negative: 0, either: 0 };
    shown.set(requirement, counts);
    if (acceptance !== 'positive') counts[acceptance]++;
    const known = accepted.get(requirement);
    if (known) known.add(witness);
    else accepted.set(requirement, new Set([witness]));
  }
}
