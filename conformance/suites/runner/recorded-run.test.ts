import { join } from 'node:path';
import { readRecordedRun } from '../../report/json-lines.js';
import { temporaryFolder, writeFiles } from './fixtures.js';

const END = '{"record":"end","complete":true}';

test('a line that is no record ends the reading with a problem', () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'run.jsonl': `${END}\n{"record":"res{"record":\n${END}\n` });
  const { problem, results } = readRecordedRun(join(folder, 'run.jsonl'));
  expect(problem).toMatch(/^line 2 of .*run\.jsonl is no record/);
  expect(results).toEqual([]);
});

test('half a last line is left aside', () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'run.jsonl': `${END}\n{"record":"res` });
  expect(readRecordedRun(join(folder, 'run.jsonl'))).toMatchObject({ end: { record: 'end' } });
});
