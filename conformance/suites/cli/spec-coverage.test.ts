import { readCorpus } from '../../runner/corpus.js';
import { r2r } from './run-cli.js';

/* The coverage of the spec, counted again from the corpus. */

interface Coverage {
  requirements: { id: string; level: string; positive: number; negative: number; reason?: string }[];
  facts: { sections: object[]; clauses: object[] };
  totals: { requirements: number; must: number; positive: number; negative: number; uncovered: number; reasons: Record<string, number> };
}

const { code, out } = await r2r(['spec', 'coverage', '--json']);
const { requirements, facts, totals } = JSON.parse(out) as Coverage;
const count = (holds: (each: Coverage['requirements'][number]) => boolean): number => requirements.filter(holds).length;

test('every requirement has the vectors that its level asks for, or a reason', () => {
  const lacking = requirements.filter(({ level, positive, negative, reason }) => reason === undefined && (level === 'MUST' ? positive * negative === 0 : positive + negative === 0));
  expect([lacking, totals.uncovered]).toEqual([[], 0]);
});

test('requirements rest on every section of the description and say every line of its checklist', () => {
  expect(facts).toEqual({ sections: [], clauses: [] });
});

test('the exit code says whether anything is missing', () => {
  expect(code).toBe(totals.uncovered + facts.sections.length + facts.clauses.length === 0 ? 0 : 1);
});

test('the totals are those of the requirements', () => {
  expect(totals).toMatchObject({
    requirements: requirements.length,
    must: count(({ level }) => level === 'MUST'),
    positive: count(({ positive }) => positive > 0),
    negative: count(({ negative }) => negative > 0),
  });
  expect(Object.values(totals.reasons).reduce((sum, each) => sum + each, 0)).toBe(count(({ reason }) => reason !== undefined));
});

test('rejections are counted by requirement, and each brings the twin that has to be accepted', () => {
  const vectors = readCorpus().vectors.filter((vector) => vector.requirements.includes('HDR-1'));
  const rejected = vectors.filter((vector) => 'rejection' in vector.expect);
  const accepted = new Set([...vectors.filter((vector) => 'value' in vector.expect).map(({ id }) => id), ...rejected.map(({ twin }) => twin)]);
  expect(requirements.find(({ id }) => id === 'HDR-1')).toMatchObject({ negative: rejected.length, positive: accepted.size });
});
