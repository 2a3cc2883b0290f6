import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { paint, wantsColor } from '../../report/colors.js';
import { hexView } from '../../report/hex-view.js';
import { JestMessages } from '../../report/jest-messages.js';
import { JsonLinesWriter } from '../../report/json-lines.js';
import { sideBySide } from '../../report/side-by-side.js';
import { terminalReport } from '../../report/terminal.js';
import { temporaryFolder } from '../temporary-folder.js';
import { END, FAILURE, result, RESULTS, RUN, runWith, started } from './sample-run.js';

const PLAIN = { color: false, width: 100, maxFailures: 10 };

test('a failure shows its requirement, input, bytes with carets, first difference in two columns, and how to repeat it', () => {
  expect(terminalReport(runWith(RESULTS), PLAIN)).toBe(`FAIL byte.9
  BYTE-1  A byte has eight bits.
  the value differs at Size
  input    format.decode {"kind":"byte"}
  context  {"formatVersion":"16.0"}
  000000  09 ff 41
             ^^ ^^
  first difference  Size
  expected      actual
  {             {
    "low": 1,     "low": 1,
    "high": 2 |   "high": 3
  }             }
  repeat   npm test -- --impl=./mine --only=byte.9

mine 2.0, graded at rejected
area    pass  fail  leftOut
format     1     1        0
images     0     0        1
total      1     1        1
left out (1): x is missing; npm run images brings it
`);
});

test('failures beyond the limit are counted by requirement', () => {
  const many = Array.from({ length: 4 }, (_, index) => result(`byte.${index}`, 'fail', { requirements: index === 0 ? ['BYTE-1'] : ['BYTE-2', 'BYTE-3'] }));
  const text = terminalReport(runWith(many), { ...PLAIN, maxFailures: 1 });
  expect(text).toContain('FAIL byte.0\n');
  expect(text).not.toContain('FAIL byte.1\n');
  expect(text).toContain('3 more failures (--all-output shows them), by requirement:\n       3  BYTE-2\n       3  BYTE-3\n');
});

test('messages of jest show each failure once and at most so many in full', () => {
  const messages = new JestMessages({ paint: paint(false), width: 100, command: 'npm test --' }, 1);
  expect(messages.message([result('byte.1', 'pass')])).toBeUndefined();
  expect(messages.message([FAILURE, result('byte.8', 'error')])).toMatch(/^FAIL byte\.9\n[^]*\n\n1 of 2 vectors fail besides: byte\.8$/);
  expect(messages.message([FAILURE])).toBe('1 of 1 vectors fail besides: byte.9');
});

test('what fails a run besides results is said', () => {
  expect(terminalReport({ ...runWith(RESULTS), end: { ...END, complaints: ['line x matches nothing'] } }, PLAIN)).toMatch(/\nline x matches nothing\n$/);
});

test('a part of the vectors is not taken for all of them', () => {
  const part = runWith(RESULTS, { selection: { area: ['format', 'images'] }, shard: { index: 2, count: 3, vectors: 9 } });
  expect(terminalReport(part, PLAIN)).toContain('mine 2.0, graded at rejected, only --area=format,images --shard=2/3\n');
});

test('a run that was cut off says so', () => {
  expect(terminalReport(started([RUN, ...RESULTS.slice(0, 2)]), PLAIN)).toContain('the run is incomplete: 2 of 3 vectors have a verdict\n');
});

test('a stream is the lines that were written, one JSON object each', () => {
  const file = join(temporaryFolder(), 'run.jsonl');
  writeFileSync(file, 'of an older run\n');
  const writer = new JsonLinesWriter(file);
  writer.write(END);
  writer.close();
  expect(readFileSync(file, 'utf8')).toBe(`${JSON.stringify(END)}\n`);
});

const HEX = Buffer.from(Array.from({ length: 96 }, (_, index) => index)).toString('hex');
const VIEWS: [what: string, hex: string, length: number, range: [number, number] | undefined, lines: RegExp[]][] = [
  ['no bytes', '', 0, [0, 0], [/^000000 {2}$/, /^ {8}\^\^$/, /\(no bytes\)/]],
  ['a range over two rows', HEX, 96, [30, 33], [/^000000/, /^000010/, /^ {50}\^\^ \^\^$/, /^000020/, /^ {8}\^\^$/, /^000030/, /^000040/, /96 bytes/]],
  ['a place at the end of the input', HEX.slice(0, 20), 10, [10, 10], [/^000000 .* 09$/, /^ {38}\^\^$/]],
  ['no range', HEX, 96, undefined, [/^000000/, /^000010/, /^000020/, /^000030/, /96 bytes/]],
];

test.each(VIEWS)('the hex view of %s', (_, hex, length, range, lines) => {
  const view = hexView({ offset: 0, length, hex }, range);
  expect(view).toHaveLength(lines.length);
  for (const [index, line] of lines.entries()) expect(view[index]).toMatch(line);
});

test('two columns are cut to the width, and long values to the first difference', () => {
  const long = { list: Array.from({ length: 50 }, (_, index) => index), text: 'x'.repeat(200) };
  const lines = sideBySide(long, { ...long, text: 'y'.repeat(200) }, 80);
  expect(lines.every((line) => line.length <= 80)).toBe(true);
  expect(lines.filter((line) => line.includes('|'))).toHaveLength(1);
  expect(lines).toHaveLength(5);
});

const ENVIRONMENTS: [environment: Record<string, string>, isTTY: boolean, colored: boolean][] = [
  [{}, true, true],
  [{}, false, false],
  [{ NO_COLOR: '1' }, true, false],
  [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  [{ FORCE_COLOR: '1' }, false, true],
];

test.each(ENVIRONMENTS)('with %j and terminal: %s, colours: %s', (environment, isTTY, colored) => {
  expect(wantsColor({ isTTY }, environment)).toBe(colored);
});
