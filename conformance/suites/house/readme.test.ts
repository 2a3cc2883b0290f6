import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../contract/package-root.js';
import { recorded } from '../../report/recorded-run.js';
import { readCorpus } from '../../runner/corpus.js';
import type { ResultsLine } from '../../runner/results.js';
import { run } from '../../runner/run.js';

/* What README.md shows is what there is. */

const EXAMPLE = 'conformance/adapters/javascript/example.mjs';
const read = (path: string): string => readFileSync(join(packageRoot(), path), 'utf8');

test('the implementation that it shows is the example, and has fewer than 60 lines', () => {
  const source = read(EXAMPLE);
  expect(read('README.md')).toContain(`\`\`\`js\n${source}\`\`\``);
  expect(source.split('\n').length).toBeLessThan(60);
});

test('that implementation passes whatever it supports, at grade exact', async () => {
  const lines: ResultsLine[] = [];
  const options = { impl: join(packageRoot(), EXAMPLE), only: ['readytorun-header.*', 'core-header.*'], area: [], cwd: '.', timeout: 5000, command: '' };
  const exitCode = await run({ ...options, grade: 'exact' }, (line) => lines.push(line));
  const verdicts = new Set(recorded(lines).results.map(({ verdict }) => verdict));
  expect([...verdicts].sort()).toEqual(['pass', 'unsupported']);
  expect(exitCode).toBe(0);
});

test('the failure that it shows is about a vector that exists', () => {
  const [, id] = /^FAIL (\S+)$/m.exec(read('README.md')) ?? [];
  expect(readCorpus().byId.get(id)?.expect).toHaveProperty('rejection');
});
