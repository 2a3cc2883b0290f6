import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BaselineLine } from '../../runner/baseline-file.js';
import type { RunOptions } from '../../runner/run.js';
import { temporaryFolder } from '../temporary-folder.js';
import { byteVectors, corpusOf, DECODE_BYTE, MISSING_BYTE, runCorpus, writeFiles, type Ran } from './fixtures.js';

/* An implementation that takes 1 for 0, accepts what is cut off, and crashes at 3; 2 and 7 are right, 9 it does not support. */

const IMPL = `${DECODE_BYTE}
  const wrong = { 1: { accepted: { value: 0, end: 1 } }, 9: { unsupported: 'nines' } };
  export const operations = {
    'format.decode': (input) => {
      const [byte] = Buffer.from(input.bytes, 'base64');
      if (byte === 3) throw new Error('three');
      if (byte === undefined) return { accepted: { value: 0 } };
      return wrong[byte] ?? decode(input);
    },
  };`;
const corpus = corpusOf([...byteVectors([1, 2, 3, 7, 9]), MISSING_BYTE]);
const LATER = '2999-12-31';
const line = (id: string, expected: BaselineLine['expect'], more: Partial<BaselineLine> = {}): BaselineLine => ({
  ...{ id, expect: expected, reason: 'known', expires: LATER },
  ...more,
});
/** All failures there are. */
const ONE = line('byte.1', 'value', { reason: 'off by one', link: 'https://example.org/1' });
const CUT = line('byte.7.*', 'accepted');
const THREE = line('byte.3', 'crashed');

async function ran(content: string | undefined, options: Partial<RunOptions> = {}, update = false): Promise<Ran & { folder: string; written: BaselineLine[] }> {
  const folder = temporaryFolder();
  writeFiles(folder, { 'impl.mjs': IMPL, ...(content === undefined ? {} : { 'known.json': content }) });
  const done = await runCorpus(corpus, 'impl.mjs', { cwd: folder, baseline: { file: 'known.json', update }, ...options });
  const file = join(folder, 'known.json');
  const written = existsSync(file) && done.exitCode !== 2 ? (JSON.parse(readFileSync(file, 'utf8')) as { expectedFailures: BaselineLine[] }).expectedFailures : [];
  return { ...done, folder, written };
}
const withLines = (lines: BaselineLine[], options?: Partial<RunOptions>, update?: boolean): ReturnType<typeof ran> =>
  ran(JSON.stringify({ expectedFailures: lines }), options, update);

test.concurrent('failures that are listed, each in its way, are expected', async () => {
  const { exitCode, recorded, result } = await withLines([ONE, CUT, THREE]);
  expect(recorded.results.map(({ verdict }) => verdict)).toEqual(['expectedFail', 'pass', 'expectedFail', 'pass', 'unsupported', 'expectedFail']);
  expect(result('byte.1').reason).toBe(`the value differs at its top (expected until ${LATER}: off by one, https://example.org/1)`);
  expect(recorded.end?.totals).toMatchObject({ pass: 2, fail: 0, error: 0, expectedFail: 3 });
  expect(exitCode).toBe(0);
});

test.concurrent('a verdict is enough to expect', async () => {
  const { exitCode } = await withLines([line('byte.1', 'fail'), line('byte.7.*', 'fail'), line('byte.3', 'error')]);
  expect(exitCode).toBe(0);
});

const VECTORS_AT_FAULT: [what: string, lines: BaselineLine[], id: string, verdict: string, reason: RegExp][] = [
  ['one that passes', [ONE, CUT, THREE, line('byte.2', 'fail')], 'byte.2', 'fail', /^it passes, and line byte\.2 of the baseline expects it to fail \(fail\)/],
  ['one of a pattern that passes', [line('byte.*', 'fail'), ONE, CUT, THREE], 'byte.2', 'fail', /^it passes, and line byte\.\* of the baseline/],
  ['another failure', [line('byte.1', 'rejected'), CUT, THREE], 'byte.1', 'fail', /^the value differs.* \(line byte\.1 of the baseline expects another failure: rejected\)$/],
  ['a crash instead of a failure', [ONE, CUT, line('byte.3', 'fail')], 'byte.3', 'error', /^crashed: .*\(line byte\.3 of the baseline expects another failure: fail\)$/s],
  ['one that is not listed', [ONE, CUT], 'byte.3', 'error', /^crashed: Error: three/],
  ['one whose line has expired', [line('byte.1', 'value', { expires: '2020-02-29' }), CUT, THREE], 'byte.1', 'fail', /\(line byte\.1 of the baseline expired on 2020-02-29\)$/],
];

test.concurrent.each(VECTORS_AT_FAULT)('%s fails the run', async (_, lines, id, verdict, reason) => {
  const { exitCode, result } = await withLines(lines);
  expect(result(id)).toMatchObject({ verdict, reason: expect.stringMatching(reason) });
  expect(exitCode).toBe(1);
});

const LINES_AT_FAULT: [what: string, line: BaselineLine, complaint: string][] = [
  ['has expired', line('byte.9', 'fail', { expires: '2020-01-01' }), 'line byte.9 of the baseline expired on 2020-01-01'],
  ['matches nothing', line('bytes.1', 'fail'), 'line bytes.1 of the baseline matches no vector; did you mean byte.1 or byte.2 or byte.3?'],
  ['is a pattern that matches nothing', line('byte.8*', 'fail'), 'line byte.8* of the baseline matches no vector that no other line lists'],
  ['lists what is not supported', line('byte.9', 'fail'), 'line byte.9 of the baseline matches nothing that can fail: what it lists is unsupported or informative'],
];

test.concurrent.each(LINES_AT_FAULT)('a line that %s fails the run', async (_, added, complaint) => {
  const { exitCode, recorded } = await withLines([ONE, CUT, THREE, added]);
  expect(recorded.end?.complaints).toEqual([complaint]);
  expect(recorded.end?.totals).toMatchObject({ fail: 0, error: 0 });
  expect(exitCode).toBe(1);
});

test.concurrent('lines of vectors that are not run are left in peace', async () => {
  expect((await withLines([ONE, CUT, THREE], { only: ['byte.2'] })).exitCode).toBe(0);
});

const UNUSABLE: [what: string, content: string | undefined, problem: RegExp][] = [
  ['is not there', undefined, /^there is no baseline .*known\.json; --update-baseline writes one$/],
  ['is no JSON', '{', /^the baseline .*known\.json cannot be read: /],
  ['lacks a reason', '{"expectedFailures":[{"id":"a","expect":"fail","expires":"2999-01-01"}]}', /known\.json is none: \/expectedFailures\/0 must have required property 'reason'$/],
  ['expects what is no failure', JSON.stringify({ expectedFailures: [{ ...ONE, expect: 'pass' }] }), /\/0\/expect must be equal to one of the allowed values: fail, accepted, /],
  ['has no such day', JSON.stringify({ expectedFailures: [{ ...ONE, expires: '2030-13-01' }] }), /\/0\/expires must match pattern/],
  ['has two lines for one vector', JSON.stringify({ expectedFailures: [ONE, ONE] }), /known\.json has two lines for byte\.1$/],
];

test.concurrent.each(UNUSABLE)('a baseline that %s ends the run with exit code 2', async (_, content, problem) => {
  const { exitCode, recorded } = await ran(content);
  expect(recorded.problem).toMatch(problem);
  expect(exitCode).toBe(2);
});

test.concurrent('an update writes the failures, sorted, and the next run has nothing against them', async () => {
  const first = await ran(undefined, {}, true);
  expect(first.exitCode).toBe(0);
  expect(first.written.map(({ id, expect: expected }) => [id, expected])).toEqual([
    ['byte.1', 'value'],
    ['byte.3', 'crashed'],
    ['byte.7.truncated', 'accepted'],
  ]);
  expect(first.written[0]).toMatchObject({ reason: 'the value differs at its top', expires: expect.stringMatching(/^2\d{3}-\d\d-\d\d$/) });
  expect(readdirSync(first.folder).sort()).toEqual(['impl.mjs', 'known.json']);
  expect((await withLines(first.written)).exitCode).toBe(0);
});

test.concurrent('an update keeps the lines that hold, mends the others, and drops those that have no failure', async () => {
  const { exitCode, written } = await withLines(
    [CUT, { ...ONE, expect: 'rejected' }, line('byte.2', 'fail'), line('nothing', 'fail'), line('byte.9', 'fail')],
    {},
    true,
  );
  expect(written).toEqual([ONE, { ...THREE, reason: expect.stringMatching(/^crashed: Error: three/), expires: expect.any(String) }, CUT]);
  expect(exitCode).toBe(0);
});

test.concurrent('an update makes single lines of a pattern of which something passes', async () => {
  const { written } = await withLines([line('byte.?', 'fail'), CUT, THREE], {}, true);
  expect(written).toEqual([line('byte.1', 'fail'), THREE, CUT]);
});

test.concurrent('an update does not prolong, and leaves alone what is not run', async () => {
  const old = line('byte.1', 'value', { expires: '2020-01-01' });
  const { exitCode, recorded, written } = await withLines([old, THREE], { only: ['byte.1', 'byte.2'] }, true);
  expect(written).toEqual([old, THREE]);
  expect(recorded.end?.complaints).toEqual(['line byte.1 of the baseline expired on 2020-01-01']);
  expect(exitCode).toBe(1);
});
