import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { payload } from '../webcil/hand-made.js';
import { temporaryFolder } from '../temporary-folder.js';
import { IMAGES } from './run-cli.js';

/* Whatever cannot be written: one line on standard error, exit code 2, and no file that looks like the output or is half of it. */

const MAIN = fileURLToPath(new URL('../../../tools/cli/main.js', import.meta.url));
const IMAGE = 'img/10.0.14-linux-x64/CompA.dll';
const FULL = '/dev/full';

interface Failure {
  readonly code: number | null;
  readonly lines: string[];
}

/** @param out a descriptor; `closed`: a pipe that nobody reads @param around what the process is started through */
async function failing(args: readonly string[], out: number | 'closed' | 'ignore', around: readonly string[] = []): Promise<Failure> {
  const [program, ...rest] = [...around, process.execPath, MAIN, ...args];
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'NODE_OPTIONS'));
  const child = spawn(program, rest, { cwd: IMAGES, env: { ...environment, NO_COLOR: '1' }, stdio: ['ignore', out === 'closed' ? 'pipe' : out, 'pipe'] });
  child.stdout?.destroy();
  let err = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
  const [code] = await once(child, 'close');
  return { code: code as number | null, lines: err.split('\n').filter(Boolean) };
}

const TO_STANDARD_OUTPUT: [what: string, args: string[]][] = [
  ['dump', ['dump', IMAGE]],
  ['dump, as JSON', ['dump', IMAGE, '--format=json']],
  ['map', ['map', IMAGE]],
  ['verify, as SARIF', ['verify', IMAGE, '--sarif']],
  ['diff', ['diff', IMAGE, 'img/10.0.14-linux-x64/CompB.dll']],
  ['accept', ['accept', IMAGE]],
  ['explain', ['explain', 'HDR-1']],
  ['a list of vectors', ['test', '--list', '--only=hash.*']],
  ['the report of a run', ['test', '--only=native-unsigned.*', `--results=${join(temporaryFolder(), 'run.jsonl')}`]],
  ['help', ['--help']],
];

test.each(TO_STANDARD_OUTPUT)('%s, where nobody reads any more', async (_what, args) => {
  const { code, lines } = await failing(args, 'closed');
  expect({ code, lines: lines.length }).toEqual({ code: 2, lines: 1 });
  expect(lines[0]).toMatch(/^r2r: .*(nobody reads it any more|EPIPE)/);
});

(existsSync(FULL) ? test.each : test.skip.each)(TO_STANDARD_OUTPUT)('%s, on a full disk', async (_what, args) => {
  const descriptor = openSync(FULL, 'w');
  const { code, lines } = await failing(args, descriptor);
  closeSync(descriptor);
  expect({ code, lines: lines.length }).toEqual({ code: 2, lines: 1 });
  expect(lines[0]).toMatch(/^r2r: .*ENOSPC/);
});

/** @param output where the command is to write */
const TO_FILES: [what: string, args: (output: string, folder: string) => string[]][] = [
  ['dump', (output) => ['dump', IMAGE, '--format=json', '-o', output]],
  ['rewrite', (output) => ['rewrite', IMAGE, '-o', output]],
  ['relayout', (output) => ['relayout', IMAGE, '-o', output]],
  ['wasm wrap', (output, folder) => ['wasm', 'wrap', join(folder, 'App.webcil'), '-o', output]],
  ['a report', (output) => ['test', '--only=native-unsigned.*', `--results=${join(temporaryFolder(), 'run.jsonl')}`, `--report=json:${output}`]],
  ['results', (output) => ['test', '--only=native-unsigned.*', `--results=${output}`]],
];

function folderWithInput(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'App.webcil'), payload());
  return folder;
}

test.each(TO_FILES)('%s, below a file', async (_what, args) => {
  const folder = folderWithInput();
  const { code, lines } = await failing(args(join(folder, 'App.webcil', 'output'), folder), 'ignore');
  expect({ code, lines: lines.length }).toEqual({ code: 2, lines: 1 });
  expect(lines[0]).toMatch(/^r2r: .*ENOTDIR/);
});

(existsSync('/proc/self') ? test.each : test.skip.each)(TO_FILES)('%s, where no folder can be made', async (_what, args) => {
  const { code, lines } = await failing(args('/proc/none/output', folderWithInput()), 'ignore');
  expect({ code, lines: lines.length }).toEqual({ code: 2, lines: 1 });
  expect(lines[0]).toMatch(/^r2r: .*ENOENT/);
});

// The limit of the shell on the size of files stands for a disk that becomes full after 512 bytes.
(process.platform === 'linux' ? test.each : test.skip.each)(TO_FILES)('%s, on a disk that becomes full on the way', async (what, args) => {
  const folder = folderWithInput();
  const small = ['sh', '-c', 'ulimit -f 1; exec "$0" "$@"'];
  const { code, lines } = await failing(args(join(folder, 'output'), folder), 'ignore', small);
  expect({ code, lines: lines.length }).toEqual({ code: 2, lines: 1 });
  expect(lines[0]).toMatch(/^r2r: .*EFBIG/);
  // A stream of results is as true as far as it goes: a run that is killed leaves it, too.
  expect(readdirSync(folder).sort()).toEqual(what === 'results' ? ['App.webcil', 'output'] : ['App.webcil']);
});
