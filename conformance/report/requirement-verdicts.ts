import { isFinding, noCounts, type Counts, type ResultRecord } from '../runner/results.js';
import type { StartedRun } from './recorded-run.js';

/**
 * What a run says about a requirement, the worst first. `failed`: vectors fail and none passes. `partly`: some fail, some
 * pass. `passed`: none fails of those that could be asked. `unsupported`: none could be asked. `untested`: all are
 * informative or left out. Failures that are expected count as failures: they break the requirement all the same.
 */
export const REQUIREMENT_VERDICTS = ['failed', 'partly', 'passed', 'unsupported', 'untested'] as const;
export type RequirementVerdict = (typeof REQUIREMENT_VERDICTS)[number];

export interface JudgedRequirement {
  id: string;
  /** Null where the spec does not know the requirement. */
  level: 'MUST' | 'SHOULD' | 'MAY' | null;
  says: string | null;
  verdict: RequirementVerdict;
  vectors: Counts;
  /** Of this requirement, in the order of the run. */
  findings: ResultRecord[];
}

const LEVELS: readonly (string | null)[] = ['MUST', 'SHOULD', 'MAY', null];

/** A verdict for each requirement of the vectors of a run: the worst first, then by level and number of failures. */
export function judgedRequirements({ run, results }: StartedRun): JudgedRequirement[] {
  const gathered = new Map<string, { vectors: Counts; findings: ResultRecord[] }>();
  for (const result of results) {
    for (const id of result.requirements) {
      let of = gathered.get(id);
      if (!of) gathered.set(id, (of = { vectors: noCounts(), findings: [] }));
      of.vectors[result.verdict]++;
      if (isFinding(result.verdict)) of.findings.push(result);
    }
  }
  const judged = [...gathered].map(([id, { vectors, findings }]) => {
    const { level, says } = Object.hasOwn(run.requirements, id) ? run.requirements[id] : { level: null, says: null };
    return { id, level, says, verdict: verdictOf(vectors), vectors, findings };
  });
  return judged.sort(worstFirst);
}

export function failures({ fail, error, expectedFail }: Counts): number {
  return fail + error + expectedFail;
}

function verdictOf(vectors: Counts): RequirementVerdict {
  if (failures(vectors) > 0) return vectors.pass > 0 ? 'partly' : 'failed';
  if (vectors.pass > 0) return 'passed';
  return vectors.unsupported > 0 ? 'unsupported' : 'untested';
}

function worstFirst(left: JudgedRequirement, right: JudgedRequirement): number {
  return (
    REQUIREMENT_VERDICTS.indexOf(left.verdict) - REQUIREMENT_VERDICTS.indexOf(right.verdict) ||
    LEVELS.indexOf(left.level) - LEVELS.indexOf(right.level) ||
    failures(right.vectors) - failures(left.vectors) ||
    (left.id < right.id ? -1 : 1)
  );
}
