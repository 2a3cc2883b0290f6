import type { Surroundings } from '../../../reference/image/surroundings.js';
import { verifyFile } from '../../../reference/verify/verify.js';
import type { Spec } from '../../../tools/spec-machine/spec.js';
import type { Corruption } from './draw.js';

/** What verification says of a corruption: the requirement itself, its structure, something else, or nothing. */
export const VERDICTS = ['requirement', 'structure', 'elsewhere', 'missed'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Verified {
  verdict: Verdict;
  /** The requirements of the first findings. */
  found: string[];
}

export function verdictOn(spec: Spec, { requirement, kind, bytes }: Corruption, name: string, around: Surroundings): Verified {
  const findings = verifyFile(bytes, name, around).filter(({ level }) => level !== 'info');
  const found = [...new Set(findings.map((finding) => finding.requirement))].slice(0, 5);
  if (findings.length === 0) return { verdict: 'missed', found };
  if (findings.some((finding) => finding.requirement === requirement)) return { verdict: 'requirement', found };
  const structures = new Set([spec.requirements.get(requirement)?.topic.topic, spec.kinds.get(kind)?.topic.topic]);
  const isNamed = findings.some((finding) => structures.has(finding.structure) || structures.has(spec.requirements.get(finding.requirement)?.topic.topic));
  return { verdict: isNamed ? 'structure' : 'elsewhere', found };
}
