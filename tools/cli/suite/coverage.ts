import { GATE, NOT_COUNTED } from '../../spec-machine/coverage-gate.js';
import type { Applies, Confidence, Level, Requirement } from '../../spec-machine/dialect.js';
import type { Shown } from './shown.js';
import { requirementsOf, type SpecFiles } from './spec-files.js';

export interface CoveredRequirement extends Omit<Shown, 'either'> {
  id: string;
  level: Level;
  /** Valid input alone shows it: no input breaks it. */
  shownBy?: Requirement['shownBy'];
  applies: Applies;
  confidence: Confidence;
  witness: string[];
  /** Why it lacks vectors that its level asks for, from the closed list: those of the spec, and `free-choice`. */
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
  /** MUSTs that valid input alone shows. */
  shownByAcceptance: number;
  shownByValue: number;
  /** MUSTs with a reason that is counted, and with the one that is not. */
  counted: number;
  laterOperation: number;
  /** `counted` in percent of the MUSTs. */
  share: number;
}

/** Each requirement with the number of its vectors. */
export function coverageOf(spec: SpecFiles, shown: ReadonlyMap<string, Shown>): CoveredRequirement[] {
  return requirementsOf(spec).map((requirement) => {
    const { id, level, shownBy, applies = {}, confidence, witness = [] } = requirement;
    const { positive, negative, either } = shown.get(id) ?? { positive: 0, negative: 0, either: 0 };
    const reason = requirement.untested ?? (either > 0 && negative === 0 ? 'free-choice' : undefined);
    return { id, level, ...(shownBy === undefined ? {} : { shownBy }), applies, confidence, witness, positive, negative, ...(reason === undefined ? {} : { reason }) };
  });
}

/**
 * A MUST needs an input that has to be accepted and, unless valid input alone shows it, one that has to be rejected;
 * anything else needs a vector.
 */
export function isUncovered({ level, shownBy, positive, negative, reason }: CoveredRequirement): boolean {
  if (reason !== undefined) return false;
  if (level !== 'MUST') return positive + negative === 0;
  return positive === 0 || (negative === 0 && shownBy === undefined);
}

/** Is nothing uncovered, and has no more than the permitted share of the MUSTs a reason? */
export function passesGate({ uncovered, share }: Totals): boolean {
  return uncovered === 0 && share <= GATE;
}

export function totalsOf(requirements: readonly CoveredRequirement[]): Totals {
  const reasons: Record<string, number> = {};
  for (const { reason } of requirements) if (reason !== undefined) reasons[reason] = (reasons[reason] ?? 0) + 1;
  const count = (holds: (each: CoveredRequirement) => boolean): number => requirements.filter(holds).length;
  const must = requirements.filter(({ level }) => level === 'MUST');
  const counted = must.filter(({ reason }) => reason !== undefined && reason !== NOT_COUNTED).length;
  return {
    requirements: requirements.length,
    must: must.length,
    positive: count(({ positive }) => positive > 0),
    negative: count(({ negative }) => negative > 0),
    uncovered: count(isUncovered),
    reasons,
    shownByAcceptance: must.filter(({ shownBy }) => shownBy === 'acceptance').length,
    shownByValue: must.filter(({ shownBy }) => shownBy === 'value').length,
    counted,
    laterOperation: must.filter(({ reason }) => reason === NOT_COUNTED).length,
    share: must.length === 0 ? 0 : (100 * counted) / must.length,
  };
}
