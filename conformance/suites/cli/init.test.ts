import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recorded } from '../../report/recorded-run.js';
import type { ResultsLine } from '../../runner/results.js';
import { run } from '../../runner/run.js';
import { temporaryFolder } from '../temporary-folder.js';
import { r2r } from './run-cli.js';

/* The skeletons that `r2r init` writes run as they are, and are right in what they answer. */

const folder = temporaryFolder();

interface Skeleton {
  file: string;
  impl(folder: string): string;
  build?: string[];
}

const SKELETONS: Record<string, Skeleton> = {
  ts: { file: 'index.ts', impl: (at) => at },
  python: { file: 'reader.py', impl: (at) => `cmd:python3 '${join(at, 'reader.py')}'` },
  csharp: { file: 'Program.cs', impl: (at) => `cmd:dotnet '${join(at, 'out', 'reader.dll')}'`, build: ['dotnet', 'build', '--nologo', '-v:q'] },
};

/** Why a skeleton is not tried here; undefined if it is. Compiling C# takes longer than all the rest. */
function leftOut(lang: string): string | undefined {
  if (lang !== 'csharp') return undefined;
  if (process.env.CI === undefined) return 'C# is compiled where CI is set (.ci/run)';
  return spawnSync('dotnet', ['--version']).status === 0 ? undefined : 'there is no dotnet; https://dot.net has the SDK';
}

test.each(Object.entries(SKELETONS))('the skeleton in %s answers two kinds at grade exact, from one file of fewer than 60 lines', async (lang, { file, impl, build }) => {
  const at = join(folder, lang);
  const written = await r2r(['init', at, `--lang=${lang}`]);
  expect([written.code, written.err]).toEqual([0, '']);
  expect(written.out).toContain('npx r2r smoke --impl=');
  expect(written.out).toContain('npx r2r test --impl=');
  expect(readFileSync(join(at, file), 'utf8').split('\n').length).toBeLessThanOrEqual(60);
  expect(readdirSync(at)).toContain('README.md');
  const reason = leftOut(lang);
  if (reason !== undefined) return console.warn(`left out: the skeleton in ${lang} is written, but not run: ${reason}`);
  if (build) expect(spawnSync(build[0], build.slice(1), { cwd: at, encoding: 'utf8' })).toMatchObject({ status: 0 });
  const smoke = await r2r(['smoke', `--impl=${impl(at)}`]);
  expect([smoke.code, smoke.out]).toEqual([0, expect.stringContaining('The harness is well, and so is what was tried of the reader.')]);
  const lines: ResultsLine[] = [];
  const only = ['native-unsigned.*', 'readytorun-header.*'];
  const exitCode = await run({ impl: impl(at), only, area: ['format'], cwd: at, timeout: 5000, command: '', grade: 'exact' }, (line) => lines.push(line));
  const verdicts = recorded(lines).results.filter(({ verdict, id }) => verdict !== 'pass' && !id.includes('.encode')).map(({ id, verdict }) => [id, verdict]);
  expect([exitCode, verdicts]).toEqual([0, []]);
});

test('nothing is overwritten, and nothing is left behind', async () => {
  const at = join(folder, 'taken');
  mkdirSync(at);
  writeFileSync(join(at, 'reader.py'), 'mine');
  const before = readdirSync(folder);
  const refused = await r2r(['init', at, '--lang=python']);
  expect([refused.code, refused.err]).toEqual([2, `r2r: ${at} exists already; a new or an empty folder is needed\n`]);
  expect(readFileSync(join(at, 'reader.py'), 'utf8')).toBe('mine');
  expect(readdirSync(folder)).toEqual(before);
});

test('an empty folder will do', async () => {
  const at = join(folder, 'empty');
  mkdirSync(at);
  expect((await r2r(['init', at, '--lang=python'])).code).toBe(0);
  expect(readdirSync(at).sort()).toEqual(['README.md', 'reader.py']);
});

test.each([
  ['no language', ['init', 'x']],
  ['an unknown language', ['init', 'x', '--lang=cobol']],
  ['no folder', ['init', '--lang=ts']],
])('%s ends with exit code 2', async (_, args) => {
  expect((await r2r(args)).code).toBe(2);
});
