import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Parser } from 'tap-parser';
import { validateXML } from 'xmllint-wasm';
import { packageRoot } from '../../contract/package-root.js';
import type { JsonReport } from '../../report/json.js';
import { hasStarted, recorded, type StartedRun } from '../../report/recorded-run.js';
import type { ReportFormat } from '../../report/requests.js';
import { REPORTS } from '../../report/forms.js';
import { byteVectors, corpusOf, DECODE_BYTE, MISSING_BYTE, runCorpus, writeFiles } from './fixtures.js';
import { END, HOSTILE_RUN, result, RESULTS, RUN, runWith, started } from './sample-run.js';

/* Each form against a reader of it that is not ours: ajv, libxml2, the parser of node-tap. */

const text = (format: ReportFormat, run: StartedRun): string => [...REPORTS[format](run)].join('');

const schema = (name: string): string => readFileSync(join(packageRoot(), 'spec/schema/report', name), 'utf8');
const validate = new Ajv2020().compile(JSON.parse(schema('report.json')) as object);

const EMPTY = runWith([]);
const CUT_OFF = started([RUN, ...RESULTS.slice(0, 2)]);
const COMPLAINING = started([{ ...RUN, vectors: 1 }, result('byte.1', 'expectedFail', { failure: 'value' }), { ...END, complaints: ['line <x> matches nothing', 'line #y expired'] }]);
const SHARD = runWith(RESULTS, { shard: { index: 2, count: 3, vectors: 9 }, selection: { only: ['byte.*'] } });

async function realRun(): Promise<StartedRun> {
  const corpus = corpusOf([...byteVectors([7, 8, 9]), MISSING_BYTE]);
  const impl = `${DECODE_BYTE}\nexport const operations = { 'format.decode': (input) => (input.bytes === 'CA==' ? { accepted: { value: 1 } } : decode(input)) };`;
  writeFiles(corpus, { 'impl.mjs': impl });
  const { lines } = await runCorpus(corpus, './impl.mjs');
  const run = recorded(lines);
  if (!hasStarted(run)) throw new Error(run.problem);
  return run;
}

const RUNS: [what: string, run: () => StartedRun | Promise<StartedRun>][] = [
  ['a run of the runner', realRun],
  ['a run with hostile texts', () => HOSTILE_RUN],
  ['a run that was cut off', () => CUT_OFF],
  ['a run without vectors', () => EMPTY],
  ['a shard', () => SHARD],
  ['a run with complaints', () => COMPLAINING],
];

test.each(RUNS)('the JSON report of %s is what its schema says', async (_, run) => {
  validate(JSON.parse(text('json', await run())));
  expect(validate.errors).toBeNull();
});

test('the JSON report has exactly this form', () => {
  const { results, requirements, ...report } = JSON.parse(text('json', runWith(RESULTS))) as JsonReport;
  const none = { pass: 0, fail: 0, error: 0, unsupported: 0, expectedFail: 0, informative: 0, leftOut: 0 };
  expect(report).toEqual({
    suite: { version: '1.0', corpusHash: 'c0'.repeat(32) },
    implementation: { name: 'mine', version: '2.0', language: 'C' },
    ...{ grade: 'rejected', command: 'npm test -- --impl=./mine', selection: {}, vectors: 3, complete: true },
    totals: { ...none, pass: 1, fail: 1, leftOut: 1 },
    areas: { format: { ...none, pass: 1, fail: 1 }, images: { ...none, leftOut: 1 } },
  });
  expect(results[0]).toEqual({
    ...{ id: 'byte.1', area: 'format', topic: 'byte', requirements: ['BYTE-1'], polarity: 'positive', verdict: 'pass', grade: null },
  });
  expect(results.map(({ id }) => id)).toEqual(['byte.1', 'byte.9', 'byte.2']);
  expect(requirements).toEqual([
    { id: 'BYTE-1', level: 'MUST', says: 'A byte has eight bits.', topic: 'byte', verdict: 'partly', vectors: { ...none, pass: 1, fail: 1, leftOut: 1 } },
  ]);
});

test('polarity is that of the vector, the grade what its rejection reached', async () => {
  const { results, complete } = JSON.parse(text('json', await realRun())) as JsonReport;
  expect(complete).toBe(true);
  expect(results.map(({ id, polarity, verdict, grade }) => [id, polarity, verdict, grade])).toEqual([
    ['byte.7', 'positive', 'pass', null],
    ['byte.8', 'positive', 'fail', null],
    ['byte.9', 'positive', 'pass', null],
    ['byte.7.truncated', 'negative', 'pass', 'exact'],
  ]);
});

test.each(RUNS)('JUnit of %s: libxml2 finds it well-formed, and as its schema says', async (_, run) => {
  const xml = text('junit', await run());
  const { errors } = await validateXML({ xml: [{ fileName: 'report.xml', contents: xml }], schema: [schema('junit.xsd')] });
  expect(errors).toEqual([]);
});

test('the schema of JUnit refuses what is none', async () => {
  const xml = text('junit', CUT_OFF).replace('<failure', '<defect').replace('</failure', '</defect');
  const { valid } = await validateXML({ xml: [{ fileName: 'report.xml', contents: xml }], schema: [schema('junit.xsd')] });
  expect(valid).toBe(false);
});

const CASES: [what: string, run: StartedRun, numbers: string, elements: Record<string, number>][] = [
  ['each verdict', HOSTILE_RUN, 'tests="7" failures="1" errors="1" time="1"', { testcase: 7, failure: 1, error: 1, skipped: 4 }],
  ['a run that was cut off', CUT_OFF, 'tests="3" failures="1" errors="1"', { testcase: 3, failure: 1, error: 1, skipped: 0 }],
  ['complaints', COMPLAINING, 'tests="3" failures="0" errors="2" time="1"', { testcase: 3, failure: 0, error: 2, skipped: 1 }],
  ['no vectors', EMPTY, 'tests="0" failures="0" errors="0" time="1"', { testcase: 0, failure: 0, error: 0, skipped: 0 }],
];

test.each(CASES)('JUnit of %s counts what it holds', (_, run, numbers, elements) => {
  const xml = text('junit', run);
  expect(/<testsuites name="[^"]*" (?<numbers>[^>]*)>/.exec(xml)?.groups?.numbers).toBe(numbers);
  for (const [element, count] of Object.entries(elements)) expect([element, xml.split(`<${element} `).length - 1]).toEqual([element, count]);
});

test('JUnit says that a run was cut off', () => {
  expect(text('junit', CUT_OFF)).toContain('<error message="the run is incomplete: 2 of 3 vectors have a verdict" type="incomplete"/>');
});

interface TapResult {
  ok: boolean;
  name: string;
  todo: string | boolean;
  skip: string | boolean;
  diag: Record<string, unknown> | null;
}
interface Tap {
  asserts: TapResult[];
  complete: { ok: boolean; count: number; bailout: string | boolean };
  others: string[];
}

function tap(run: StartedRun): Tap {
  const events = Parser.parse(text('tap', run), { strict: true }) as [name: string, data?: unknown][];
  const of = (wanted: string): unknown[] => events.filter(([name]) => name === wanted).map(([, data]) => data);
  const others = events.map(([name]) => name).filter((name) => !['version', 'plan', 'comment', 'assert', 'complete', 'finish', 'close', 'bailout'].includes(name));
  return { asserts: of('assert') as TapResult[], complete: of('complete')[0] as Tap['complete'], others };
}

test.each(RUNS)('TAP of %s: a parser in strict mode finds nothing that is no TAP', async (_, run) => {
  const started = await run();
  const { asserts, others } = tap(started);
  expect(asserts.map(({ name }) => name)).toEqual([...started.results.map(({ id }) => id), ...(started.end?.complaints ?? [])]);
  expect(others).toEqual([]);
});

test('TAP of each verdict: only failures and errors count', () => {
  const { asserts, complete } = tap(HOSTILE_RUN);
  expect(asserts.map(({ ok, todo, skip }) => [ok, todo !== false, skip !== false])).toEqual([
    [true, false, false],
    [false, false, false],
    [false, false, false],
    [true, false, true],
    [false, true, false],
    [true, false, true],
    [true, false, true],
  ]);
  expect(complete).toMatchObject({ ok: false, count: 7, bailout: false });
});

test('TAP has a diagnosis in YAML, with what the stream has', () => {
  const [, { diag }] = tap(runWith(RESULTS)).asserts;
  expect(diag).toEqual({
    ...{ severity: 'fail', message: 'the value differs at Size', requirements: { 'BYTE-1': 'A byte has eight bits.' } },
    ...{ operation: 'format.decode', context: { formatVersion: '16.0' }, input: { kind: 'byte' }, range: [1, 3] },
    ...{ at: 'Size', expected: { low: 1, high: 2 }, actual: { low: 1, high: 3 } },
    repeat: 'npm test -- --impl=./mine --only=byte.9',
  });
});

test('TAP of a run that was cut off bails out, and passes only with all that was planned', () => {
  expect(tap(started([RUN, result('byte.1', 'pass')])).complete).toMatchObject({
    ...{ ok: false, count: 1, bailout: 'the run is incomplete: 1 of 3 vectors have a verdict' },
  });
  expect(tap(runWith([result('byte.1', 'pass')])).complete).toMatchObject({ ok: true, count: 1 });
});
