import { readCorpus } from '../../runner/corpus.js';
import { r2r } from './run-cli.js';

/* The coverage of the spec, counted again from the corpus. */

interface Coverage {
  requirements: { id: string; level: string; positive: number; negative: number; shownBy?: string; reason?: string }[];
  facts: { sections: object[]; clauses: object[] };
  totals: { requirements: number; must: number; positive: number; negative: number; uncovered: number; reasons: Record<string, number>; shownByAcceptance: number; shownByValue: number; counted: number; laterOperation: number; share: number };
}

const { code, out } = await r2r(['spec', 'coverage', '--json']);
const { requirements, facts, totals } = JSON.parse(out) as Coverage;
const count = (holds: (each: Coverage['requirements'][number]) => boolean): number => requirements.filter(holds).length;

test('every requirement has the vectors that its level asks for, or a reason', () => {
  const lacking = requirements.filter(({ level, positive, negative, shownBy, reason }) => {
    if (reason !== undefined) return false;
    return level === 'MUST' ? positive === 0 || (negative === 0 && shownBy === undefined) : positive + negative === 0;
  });
  expect([lacking, totals.uncovered]).toEqual([[], 0]);
});

test('at most 5 % of the MUSTs have a reason instead, those not counted that wait for a later operation', () => {
  const counted = count(({ level, reason }) => level === 'MUST' && reason !== undefined && reason !== 'later-operation');
  expect(totals).toMatchObject({ counted, share: (100 * counted) / totals.must, laterOperation: count(({ level, reason }) => level === 'MUST' && reason === 'later-operation') });
  expect(totals.share).toBeLessThanOrEqual(5);
});

test('what is shown by valid input alone has vectors that have to be accepted, and none that breaks it', () => {
  const alone = requirements.filter(({ level, shownBy }) => level === 'MUST' && shownBy !== undefined);
  expect(alone.filter(({ positive, negative }) => positive === 0 || negative > 0)).toEqual([]);
  expect(totals.shownByAcceptance + totals.shownByValue).toBe(alone.length);
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
