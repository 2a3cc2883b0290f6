import { fileURLToPath } from 'node:url';
import { recorded } from '../../report/recorded-run.js';
import type { ResultsLine } from '../../runner/results.js';
import { run } from '../../runner/run.js';

/* Implementations that look at nothing: what passes with one of them proves nothing. */

test.each(['says-yes', 'says-no', 'echoes'])('an implementation that %s passes no vector of the corpus', async (name) => {
  const impl = fileURLToPath(new URL(`./${name}.js`, import.meta.url));
  const lines: ResultsLine[] = [];
  const base = { only: [], area: [], cwd: '.', timeout: 5000, command: '' };
  const exitCode = await run({ ...base, impl, grade: 'rejected' }, (line) => lines.push(line));
  const { results, end } = recorded(lines);
  expect(results.filter(({ verdict }) => verdict === 'pass').map(({ id }) => id)).toEqual([]);
  expect(end).toBeDefined();
  expect(exitCode).toBe(1);
}, 60_000);
