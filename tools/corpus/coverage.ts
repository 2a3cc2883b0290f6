import type { Spec } from '../spec-machine/spec.js';
import type { GeneratedVector } from '../spec-machine/vectors.js';

interface Row {
  id: string;
  level: string;
  confidence: string;
  positive: number;
  negative: number;
  /** Why it has no vectors here. */
  reason: string;
}

/** How many vectors show each requirement: of all of them, or those that no vector shows; and the totals by level. */
export function coverageLines(spec: Spec, vectors: readonly GeneratedVector[], all: boolean): string[] {
  const rows = coverage(spec, vectors);
  const shown = all ? rows : rows.filter(({ positive, negative, reason }) => positive + negative === 0 && reason === '');
  const table = shown.map(({ id, level, confidence, positive, negative, reason }) => `${id.padEnd(12)} ${level.padEnd(6)} ${confidence.padEnd(10)} ${count(positive)} ${count(negative)}  ${reason}`);
  return [...(table.length === 0 ? [] : [`${'id'.padEnd(12)} ${'level'.padEnd(6)} ${'confidence'.padEnd(10)} positive negative  reason`, ...table, '']), ...totals(rows)];
}

function coverage(spec: Spec, vectors: readonly GeneratedVector[]): Row[] {
  const counts = new Map<string, { positive: number; negative: number }>([...spec.requirements.keys()].map((id) => [id, { positive: 0, negative: 0 }]));
  for (const { requirements, expect } of vectors) {
    for (const id of requirements) {
      const known = counts.get(id);
      if (known) known['rejection' in expect ? 'negative' : 'positive']++;
    }
  }
  return [...spec.requirements.values()].map(({ id, level, confidence, untested, facets }) => ({ id, level, confidence, ...(counts.get(id) ?? { positive: 0, negative: 0 }), reason: untested ?? (facets === undefined ? '' : 'facets of images') }));
}

function totals(rows: readonly Row[]): string[] {
  return ['MUST', 'SHOULD', 'MAY'].map((level) => {
    const own = rows.filter((row) => row.level === level);
    const number = (holds: (row: Row) => boolean): number => own.filter(holds).length;
    return `${level.padEnd(6)} ${count(own.length)} requirements: ${number(({ positive }) => positive > 0)} with positive vectors, ${number(({ negative }) => negative > 0)} with negative ones, ${number(({ reason }) => reason !== '')} with a reason for none`;
  });
}

function count(value: number): string {
  return String(value).padStart(8);
}
