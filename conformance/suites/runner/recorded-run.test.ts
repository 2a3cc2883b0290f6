import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodeOf } from '../../report/exit-code.js';
import { JsonLinesWriter } from '../../report/json-lines.js';
import { readRecordedRun } from '../../report/read-run.js';
import type { ResultsLine } from '../../runner/results.js';
import { temporaryFolder } from '../temporary-folder.js';
import { writeFiles } from './fixtures.js';
import { END, FAILURE, result, RESULTS, RUN } from './sample-run.js';

/** A file as the runner writes it, with `more` at its end. */
function streamFile(lines: ResultsLine[], more = ''): string {
  const file = join(temporaryFolder(), 'sub', 'run.jsonl');
  const writer = new JsonLinesWriter(file);
  for (const line of lines) writer.write(line);
  writer.close();
  appendFileSync(file, more);
  return file;
}

test('a stream is read as it was written', () => {
  expect(readRecordedRun(streamFile([RUN, ...RESULTS, END]))).toEqual({ run: RUN, results: RESULTS, end: END });
});

test('half a last line, of a run that was killed, is left aside', () => {
  const run = readRecordedRun(streamFile([RUN, ...RESULTS], '{"record":"result","id":"byte.3","verd'));
  expect(run).toEqual({ run: RUN, results: RESULTS });
});

const NO_RECORDS: [what: string, line: string][] = [
  ['two lines in one', '{"record":"res{"record":'],
  ['another object', '{"totals":{}}'],
  ['a result without a verdict', '{"record":"result","id":"byte.1"}'],
  ['a verdict that is none', JSON.stringify({ ...FAILURE, verdict: 'good' })],
];

test.each(NO_RECORDS)('%s ends the reading with a problem', (_, line) => {
  const run = readRecordedRun(streamFile([RUN, ...RESULTS], `${line}\n${JSON.stringify(END)}\n`));
  expect(run.problem).toMatch(/^line 5 of .*run\.jsonl is no record: does another run write there\?$/);
  expect(run.results).toEqual(RESULTS);
  expect(run.end).toBeUndefined();
});

test('lines longer than a piece of the file are put together', () => {
  const long = { ...FAILURE, reason: 'é'.repeat(1_500_000) };
  expect(readRecordedRun(streamFile([RUN, long])).results).toEqual([long]);
});

test.each([
  ['an image', 'MZ\n\u0000\n'],
  ['a JSON report', '{\n "suite": {}\n}\n'],
])('%s is no file of results', (_, content) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'other.txt': content });
  expect(readRecordedRun(join(folder, 'other.txt')).problem).toMatch(/other\.txt is no file of results$/);
});

const PASSES = [result('byte.1', 'pass'), result('byte.2', 'unsupported'), result('byte.3', 'expectedFail')];
const EXIT_CODES: [what: string, lines: ResultsLine[], code: number][] = [
  ['nothing fails', [RUN, ...PASSES, END], 0],
  ['a vector fails', [RUN, ...RESULTS, END], 1],
  ['an error', [RUN, ...PASSES.slice(1), result('byte.4', 'error'), END], 1],
  ['a line of the baseline is out of order', [RUN, ...PASSES, { ...END, complaints: ['line x matches nothing'] }], 1],
  ['the run was killed before anything failed', [RUN, ...PASSES.slice(1)], 1],
  ['an end, and a vector without verdict', [RUN, ...PASSES.slice(1), END], 1],
  ['the run could not be done', [{ record: 'problem', problem: 'no such implementation' }], 2],
  ['the run could not be finished', [RUN, ...PASSES, { record: 'problem', problem: 'nothing was tested' }], 2],
  ['nothing at all', [], 2],
];

test.each(EXIT_CODES)('%s: exit code', (_, lines, code) => {
  expect(exitCodeOf(readRecordedRun(streamFile(lines)))).toBe(code);
});
