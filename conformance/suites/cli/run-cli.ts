import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../../contract/package-root.js';

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const main = fileURLToPath(new URL('../../../tools/cli/main.js', import.meta.url));

/** Without what would reach into the process from this one. */
const PLAIN = Object.fromEntries(Object.entries(process.env).filter(([name]) => !['NO_COLOR', 'FORCE_COLOR', 'NODE_OPTIONS'].includes(name)));

/** Where the committed images lie; the command runs there. */
export const IMAGES = join(packageRoot(), 'conformance', 'images');

/** Runs `r2r` as a process of its own. `environment` goes on top of one without colours. */
export async function r2r(args: readonly string[], environment: NodeJS.ProcessEnv = { NO_COLOR: '1' }): Promise<Ended> {
  const child = spawn(process.execPath, [main, ...args], { cwd: IMAGES, env: { ...PLAIN, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const [code] = await once(child, 'close');
  return { code: Number(code), out, err };
}

/** Runs `r2r` and stops reading its output after the first piece, as `| head` does. */
export async function r2rWithClosedPipe(args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [main, ...args], { cwd: IMAGES, env: PLAIN, stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const [first] = await once(child.stdout, 'data');
  child.stdout.destroy();
  const [code] = await once(child, 'close');
  return { code: Number(code), out: String(first), err };
}
