import { GRADES, type Answer, type Rejection, type Vector } from '../contract/protocol.js';
import type { VerifiedFinding, Verification } from '../contract/verification.js';
import { gradeOf } from './grade.js';

/**
 * An answer of `image.verify` as it is judged: findings above the informative level refuse the file, with the id of the requirement
 * as the code; of several the one that agrees best with what is expected. Without any the file is accepted.
 */
export function asVerdict(vector: Vector, answer: Answer): Answer {
  const findings = vector.operation === 'image.verify' && 'accepted' in answer ? findingsOf(answer.accepted) : undefined;
  if (findings === undefined) return answer;
  const serious = findings.filter(({ level }) => level !== 'info').map((finding) => rejectionFor(vector, finding));
  if (serious.length === 0) return { accepted: { findings: [] } };
  return { rejected: serious.reduce((best, each) => (rank(vector, each) > rank(vector, best) ? each : best)) };
}

function findingsOf(accepted: unknown): VerifiedFinding[] | undefined {
  const { findings } = (accepted ?? {}) as Partial<Verification>;
  return Array.isArray(findings) ? findings : undefined;
}

/** Findings have no phase: one that names the requirement has the right one. */
function rejectionFor({ expect }: Vector, { requirement, range, path, message }: VerifiedFinding): Rejection {
  const isNamed = 'rejection' in expect && expect.rejection.codes.includes(requirement);
  return { ...(isNamed ? { phase: expect.rejection.phase } : {}), code: requirement, range, path, message };
}

function rank({ expect }: Vector, rejection: Rejection): number {
  return 'rejection' in expect ? GRADES.indexOf(gradeOf(expect.rejection, rejection).grade) : 0;
}
