import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { JsonReport } from '../../report/json.js';
import { readJson } from '../../runner/corpus.js';
import { JsonLinesWriter } from '../../report/json-lines.js';
import type { ResultsLine } from '../../runner/results.js';
import { writeFiles } from '../runner/fixtures.js';
import { END, FAILURE, result, RESULTS, RUN } from '../runner/sample-run.js';
import { temporaryFolder } from '../temporary-folder.js';
import { r2r } from './run-cli.js';

/* `r2r report` as a process of its own: what it reads, prints and writes, and its exit codes. */

const folder = temporaryFolder();

function streamFile(name: string, lines: ResultsLine[]): string {
  const file = join(folder, name);
  const writer = new JsonLinesWriter(file);
  for (const line of lines) writer.write(line);
  writer.close();
  return file;
}

const report = (file: string): JsonReport => readJson(file) as JsonReport;

const failing = streamFile('failing.jsonl', [RUN, ...RESULTS, END]);

test.concurrent('a run that is recorded is printed again, with every report that is asked for', async () => {
  const files = ['json', 'junit', 'tap', 'md', 'requirements'].map((format) => [format, join(folder, `sub/report.${format}`)]);
  const [first, ...others] = files.map(([format, file]) => `${format}:${file}`);
  const { code, out } = await r2r(['report', failing, `--report=${first}`, `--report=${others.join(',')}`]);
  expect(out).toMatch(/^FAIL byte\.9\n[^]*\nmine 2\.0, graded at rejected\n[^]*total +1 +1 +1\n/);
  expect(files.map(([, file]) => existsSync(file))).toEqual(files.map(() => true));
  expect(report(files[0][1])).toMatchObject({ complete: true, totals: { pass: 1, fail: 1, leftOut: 1 } });
  expect(code).toBe(1);
});

test.concurrent('a report on standard output takes the place of the rest', async () => {
  const { out } = await r2r(['report', failing, '--report=md:-']);
  expect(out).toMatch(/^## ReadyToRun conformance of `mine 2\.0`\n/);
  expect(out).not.toContain('graded at rejected\n');
});

test.concurrent('--by-requirement shows a verdict for each of them', async () => {
  const { out, code } = await r2r(['report', failing, '--by-requirement']);
  expect(out).toMatch(/^verdict requirement [^]*\npartly {2}BYTE-1 +1 of 2 +A byte has eight bits\.\n[^]*\ntotal +1 +1 +1\n/);
  expect(code).toBe(1);
});

test.concurrent('all well is exit code 0', async () => {
  const { code } = await r2r(['report', streamFile('well.jsonl', [{ ...RUN, vectors: 1 }, result('byte.1', 'pass'), END])]);
  expect(code).toBe(0);
});

const SLOW = `export const operations = {
  'format.decode': () => new Promise((resolve) => setTimeout(() => resolve({ rejected: {} }), 2)),
};`;
const main = fileURLToPath(new URL('../../../tools/cli/main.js', import.meta.url));

const linesOf = (file: string): number => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0);

test.concurrent('kill -9 of the runner leaves results of which the report says that they are incomplete', async () => {
  writeFiles(folder, { 'slow.mjs': SLOW });
  const file = join(folder, '.r2r/last-run.jsonl');
  const child = spawn(process.execPath, [main, 'test', '--impl=./slow.mjs', '--area=format'], { cwd: folder, stdio: 'ignore' });
  const ended = once(child, 'exit');
  while (linesOf(file) < 20 && child.exitCode === null) await later(50);
  child.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
  const written = linesOf(file) - 1;
  appendFileSync(file, '{"record":"result","id":"half');

  const json = join(folder, 'killed.json');
  const { code, out } = await r2r(['report', file, `--report=json:${json}`]);
  const { complete, vectors, totals, results, suite, implementation } = report(json);
  expect({ complete, results: results.length, name: implementation.name }).toEqual({ complete: false, results: written, name: 'slow.mjs' });
  expect(Object.values(totals).reduce((sum, count) => sum + count, 0)).toBe(written);
  expect(vectors).toBeGreaterThan(written);
  expect(suite.corpusHash).toMatch(/^[0-9a-f]{64}$/);
  expect(out).toContain(`the run is incomplete: ${written} of ${vectors} vectors have a verdict\n`);
  expect(code).toBe(1);
});

const shard = (index: number, ...lines: ResultsLine[]): ResultsLine[] => [{ ...RUN, vectors: lines.length, shard: { index, count: 2, vectors: 3 } }, ...lines, END];

test.concurrent('--merge joins shards into a report and into results that can be read again', async () => {
  const files = [streamFile('2.jsonl', shard(2, result('byte.2', 'pass'))), streamFile('1.jsonl', shard(1, FAILURE, result('byte.1', 'pass')))];
  const [all, json] = [join(folder, 'all.jsonl'), join(folder, 'all.json')];
  expect((await r2r(['report', '--merge', ...files, `--results=${all}`, `--report=json:${json}`])).code).toBe(1);
  expect(report(json)).toMatchObject({ complete: true, vectors: 3, totals: { pass: 2, fail: 1 } });
  const again = join(folder, 'again.json');
  await r2r(['report', all, `--report=json:${again}`]);
  expect(readFileSync(again, 'utf8')).toBe(readFileSync(json, 'utf8'));
});

test.concurrent('a shard that is missing is said', async () => {
  const { code, out } = await r2r(['report', '--merge', streamFile('alone.jsonl', shard(2, result('byte.2', 'pass')))]);
  expect(out).toContain('the run is incomplete: 1 of 3 vectors have a verdict\n');
  expect(code).toBe(1);
});

writeFileSync(join(folder, 'no.jsonl'), '{"kind":"other"}\n');
writeFileSync(join(folder, 'empty.jsonl'), '');
const at = (name: string): string => join(folder, name);

const PROBLEMS: [what: string, args: string[], message: RegExp][] = [
  ['a file that is none', [at('nothing.jsonl')], /^r2r: .*nothing\.jsonl: no such file\n$/],
  ['a folder', [folder], /^r2r: [^\n]*: a folder, not a file\n$/],
  ['a file of another kind', [at('no.jsonl')], /^r2r: .*no\.jsonl is no file of results\n$/],
  ['the file of a run that did not begin', [at('empty.jsonl')], /^r2r: .*empty\.jsonl has no results: the run ended before the first one\n$/],
  ['two files without --merge', [failing, failing], /^r2r: several files of results: --merge takes them as one run\n$/],
  ['runs that do not belong together', ['--merge', failing, streamFile('exact.jsonl', [{ ...RUN, grade: 'exact' }, END])], /^r2r: .* have different grades: "rejected" and "exact"\n$/],
  ['a form that is none', [failing, '--report=pdf:x'], /json:FILE, junit:FILE/],
  ['a report that cannot be written', [failing, `--report=json:${at('no.jsonl')}/x`], /^r2r: the report json:.* cannot be written: .*\n$/],
  ['results that cannot be written', [failing, `--results=${at('no.jsonl')}/x`], /^r2r: .*no\.jsonl[^\n]*\n$/],
];

test.concurrent.each(PROBLEMS)('%s is exit code 2, and one line', async (_, args, message) => {
  const { code, err } = await r2r(['report', ...args]);
  expect(err).toMatch(message);
  expect(code).toBe(2);
});

test.concurrent('the problem of a run that could not be done is told again', async () => {
  const { code, err } = await r2r(['report', streamFile('problem.jsonl', [{ record: 'problem', problem: 'no vector matches' }])]);
  expect(err).toBe('r2r: no vector matches\n');
  expect(code).toBe(2);
});
