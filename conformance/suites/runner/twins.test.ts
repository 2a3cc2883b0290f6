import { temporaryFolder } from '../temporary-folder.js';
import { byteVectors, corpusOf, DECODE_BYTE, MISSING_BYTE, runCorpus, writeFiles } from './fixtures.js';

const folder = temporaryFolder();
const VECTORS = [MISSING_BYTE, ...byteVectors([7])];
const corpus = corpusOf(VECTORS);
const { twin: _, ...LITERAL } = MISSING_BYTE;

const IMPLEMENTATIONS: [what: string, source: string, verdicts: { broken: string; valid: string }][] = [
  ['accepts the twin', `${DECODE_BYTE} export const operations = { 'format.decode': decode };`, { broken: 'pass', valid: 'pass' }],
  ['refuses everything', `export const operations = { 'format.decode': () => ({ rejected: {} }) };`, { broken: 'fail', valid: 'fail' }],
  [
    'supports the broken input only',
    `export const operations = { 'format.decode': ({ bytes }) => (bytes === '' ? { rejected: {} } : { unsupported: 'long input' }) };`,
    { broken: 'unsupported', valid: 'unsupported' },
  ],
  [
    'crashes on the twin',
    `export const operations = { 'format.decode': ({ bytes }) => { if (bytes === '') return { rejected: {} }; throw new Error('x'); } };`,
    { broken: 'fail', valid: 'error' },
  ],
];
writeFiles(folder, Object.fromEntries(IMPLEMENTATIONS.map(([what, source]) => [`${what}.mjs`, source])));

test.concurrent.each(IMPLEMENTATIONS)('whoever %s has a rejection judged by it', async (what, _source, verdicts) => {
  const { recorded } = await runCorpus(corpus, `${what}.mjs`, { cwd: folder });
  expect(recorded.results.find(({ id }) => id === MISSING_BYTE.id)?.verdict ?? recorded.problem).toBe(verdicts.broken);
  expect(recorded.results.find(({ id }) => id === 'byte.7')?.verdict ?? recorded.problem).toBe(verdicts.valid);
});

test.concurrent('a twin that is not selected is asked, and not reported', async () => {
  const { recorded, exitCode } = await runCorpus(corpus, 'refuses everything.mjs', { cwd: folder, only: ['*.truncated'] });
  expect(recorded.results.map(({ id, verdict, reason }) => ({ id, verdict, reason }))).toEqual([
    { id: MISSING_BYTE.id, verdict: 'fail', reason: 'the rejection does not count: its twin byte.7, which is valid, was not accepted' },
  ]);
  expect(exitCode).toBe(1);
});

test.concurrent('a rejection that names no twin has the first valid vector of its kind as one', async () => {
  const literal = corpusOf([LITERAL, ...byteVectors([9])]);
  const ran = await runCorpus(literal, 'refuses everything.mjs', { cwd: folder });
  expect(ran.result(LITERAL.id).reason).toContain('its twin byte.9');
  expect((await runCorpus(literal, 'accepts the twin.mjs', { cwd: folder })).exitCode).toBe(0);
});

const DISORDERS: [what: string, vectors: typeof VECTORS, problem: string][] = [
  ['a rejection without any valid vector of its kind', [LITERAL], `vector ${LITERAL.id} may be rejected, and no vector of its kind is valid`],
  ['a twin that does not exist', [MISSING_BYTE], `vector ${MISSING_BYTE.id} names the twin byte.7, which does not exist`],
  ['an id that comes twice', byteVectors([1, 1]), 'two vectors bear the id byte.1'],
];

test.concurrent.each(DISORDERS)('%s rules the run out', async (_what, vectors, problem) => {
  const { exitCode, recorded } = await runCorpus(corpusOf(vectors), 'accepts the twin.mjs', { cwd: folder });
  expect(recorded.problem).toBe(problem);
  expect(exitCode).toBe(2);
});
