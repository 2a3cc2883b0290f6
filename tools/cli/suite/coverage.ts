import type { Applies, Confidence, Level, Requirement } from '../../spec-machine/dialect.js';
import type { Shown } from './shown.js';
import { requirementsOf, type SpecFiles } from './spec-files.js';

export interface CoveredRequirement extends Omit<Shown, 'either'> {
  id: string;
  level: Level;
  applies: Applies;
  confidence: Confidence;
  witness: string[];
  /** Why it lacks vectors that its level asks for, from the closed list: those of the spec, `forbids-nothing` and `free-choice`. */
  reason?: string;
}

export interface Totals {
  requirements: number;
  must: number;
  /** Requirements with at least one such vector. */
  positive: number;
  negative: number;
  /** Without the vectors that their level asks for, and without a reason. */
  uncovered: number;
  /** How many requirements have each reason. */
  reasons: Record<string, number>;
}

/** Each requirement with the number of its vectors. */
export function coverageOf(spec: SpecFiles, shown: ReadonlyMap<string, Shown>): CoveredRequirement[] {
  return requirementsOf(spec).map((requirement) => {
    const { id, level, applies = {}, confidence, witness = [] } = requirement;
    const { positive, negative, either } = shown.get(id) ?? { positive: 0, negative: 0, either: 0 };
    const reason = requirement.untested ?? (negative > 0 || positive === 0 ? undefined : either > 0 ? 'free-choice' : forbidsNothing(requirement) ? 'forbids-nothing' : undefined);
    return { id, level, applies, confidence, witness, positive, negative, ...(reason === undefined ? {} : { reason }) };
  });
}

/**
 * A requirement that says what bytes mean or what has to be tolerated: no input breaks it, and whoever does gives another
 * value for input that has to be accepted.
 */
function forbidsNothing({ holds, covers = [] }: Requirement): boolean {
  return holds === undefined && !covers.some((place) => place.startsWith('error:'));
}

/** A MUST needs an input that has to be accepted and one that has to be rejected; anything else needs a vector. */
export function isUncovered({ level, positive, negative, reason }: CoveredRequirement): boolean {
  if (reason !== undefined) return false;
  return level === 'MUST' ? positive === 0 || negative === 0 : positive + negative === 0;
}

export function totalsOf(requirements: readonly CoveredRequirement[]): Totals {
  const reasons: Record<string, number> = {};
  for (const { reason } of requirements) if (reason !== undefined) reasons[reason] = (reasons[reason] ?? 0) + 1;
  const count = (holds: (each: CoveredRequirement) => boolean): number => requirements.filter(holds).length;
  return {
    requirements: requirements.length,
    must: count(({ level }) => level === 'MUST'),
    positive: count(({ positive }) => positive > 0),
    negative: count(({ negative }) => negative > 0),
    uncovered: count(isUncovered),
    reasons,
  };
}
