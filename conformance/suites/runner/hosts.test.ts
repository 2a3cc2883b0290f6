import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../../contract/package-root.js';
import { readJson } from '../../runner/corpus.js';
import { readRecordedRun } from '../../report/read-run.js';
import type { JsonReport } from '../../report/json.js';
import { temporaryFolder } from '../temporary-folder.js';
import { writeFiles } from './fixtures.js';

/* The two hosts of the runner as processes of their own: what they print where, and their exit codes. */

const compiled = fileURLToPath(new URL('../../..', import.meta.url));
const saysNo = join(compiled, 'conformance/suites/vacuous/says-no.js');
const folder = temporaryFolder();
writeFiles(folder, {
  'r2r.mjs': `import { testCommand } from ${JSON.stringify(join(compiled, 'tools/cli/test-command.js'))};
    await testCommand().parseAsync();`,
  'stale.json': '{"expectedFailures":[{"id":"there.is.none","expect":"fail","reason":"none","expires":"2999-01-01"}]}',
});

type Ended = { code: number; out: string; err: string };

async function ended(...command: string[]): Promise<Ended> {
  const environment = { ...process.env, R2R_DIST: compiled, INIT_CWD: folder, NODE_OPTIONS: '', NO_COLOR: '1' };
  const child = spawn(process.execPath, command, { cwd: folder, env: environment });
  const [out, err]: string[] = ['', ''];
  const result = { code: 0, out, err };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (result.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (result.err += text));
  const [code] = await once(child, 'close');
  return { ...result, code: Number(code) };
}

const HOSTS: [host: string, command: string[]][] = [
  ['r2r test', [join(folder, 'r2r.mjs')]],
  ['npm test', [join(packageRoot(), 'tools/test.mjs')]],
];
const IMPL = `--impl=${saysNo}`;
const ONE = '--only=image.10.0.14-linux-x64.DevBase.header';

test.concurrent.each(HOSTS)('%s ends with 1 on findings, and leaves stream and report; a baseline is held against it', async (host, command) => {
  const name = host.replace(' ', '-');
  const { code, out } = await ended(...command, IMPL, ONE, `--results=${name}.jsonl`, `--report=json:${name}.json`, '--baseline=stale.json');
  expect(out).toMatch(/area +pass +fail\nimages +0 +1\ntotal +0 +1\n/);
  const { run, results, end } = readRecordedRun(join(folder, `${name}.jsonl`));
  expect(run?.command).toBe(`${host === 'npm test' ? 'npm test --' : 'npx r2r test'} --impl=${saysNo}`);
  expect(results.map(({ verdict }) => verdict)).toEqual(['fail']);
  expect(end?.complaints).toEqual(['line there.is.none of the baseline matches no vector']);
  expect(readJson(join(folder, `${name}.json`)) as JsonReport).toMatchObject({ complete: true, totals: { fail: 1 } });
  expect(code).toBe(1);
});

const PROBLEMS: [what: string, options: string[], message: RegExp][] = [
  ['an unknown option', ['--no-such-option'], /unknown option '--no-such-option'/],
  ['an implementation that is none', ['--impl=./nothing'], /^r2r: --impl=.\/nothing is neither a file or folder nor an installed package\n$/],
  ['a pattern that matches nothing', [IMPL, '--only=nothing'], /^r2r: no vector matches --only=nothing[^\n]*\n$/],
  ['a report that cannot be written', [IMPL, ONE, '--report=json:r2r.mjs/x'], /^r2r: the report json:r2r\.mjs\/x cannot be written: [^\n]*\n$/],
  ['results that cannot be written', [IMPL, ONE, '--results=r2r.mjs/x'], /^r2r: the results cannot be written: .*r2r\.mjs[^\n]*\n$/],
];

describe.each(HOSTS)('%s', (host, command) => {
  test.concurrent.each(PROBLEMS)('ends with 2 and one line for %s', async (what, options, message) => {
    // Runs at the same time do not share a stream.
    const { code, out, err } = await ended(...command, `--results=${host} ${what}.jsonl`, ...options);
    expect(err).toMatch(message);
    expect(out).toBe('');
    expect(code).toBe(2);
  });
});

test.concurrent.each(HOSTS)('%s explains its options', async (_, command) => {
  const { code, out } = await ended(...command, '--help');
  expect(out).toContain('--impl <implementation>');
  expect(code).toBe(0);
});

const ONE_ID = ONE.slice('--only='.length);

test.concurrent.each(HOSTS)('%s lists what it would run', async (_, command) => {
  const { code, out } = await ended(...command, '--list', ONE);
  expect(out).toBe(`${ONE_ID}\tfacts.header\n`);
  expect(code).toBe(0);
});
