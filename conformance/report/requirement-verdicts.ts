import type { Requirement } from '../runner/requirements.js';
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
  level: Requirement['level'] | null;
  says: string | null;
  topic: string | null;
  verdict: RequirementVerdict;
  vectors: Counts;
  /** The failure that is worth looking at first. */
  telling?: ResultRecord;
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
    const known = Object.hasOwn(run.requirements, id) ? run.requirements[id] : { level: null, says: null, topic: null };
    const { level, says, topic } = known;
    return { id, level, says, topic, verdict: verdictOf(vectors), vectors, telling: mostTelling(findings, topic) };
  });
  return judged.sort(worstFirst);
}

export function failures({ fail, error, expectedFail }: Counts): number {
  return fail + error + expectedFail;
}

/**
 * One of the requirement's own topic, then of input that is valid (a rejection that does not count is only its shadow), then
 * with few requirements besides; among equals the first.
 */
function mostTelling(findings: ResultRecord[], ownTopic: string | null): ResultRecord | undefined {
  const misses = ({ topic, polarity, requirements }: ResultRecord): number =>
    (topic === ownTopic ? 0 : 2000) + (polarity === 'positive' ? 0 : 1000) + requirements.length;
  let best: ResultRecord | undefined;
  for (const finding of findings) if (best === undefined || misses(finding) < misses(best)) best = finding;
  return best;
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
