import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Kill } from './protocol.js';

/** What jest writes with --json, as far as it is looked at. */
interface JestResult {
  testResults: { name: string; status: string; startTime: number; endTime: number }[];
}

export interface SuiteResult {
  suite: string;
  passed: boolean;
  seconds: number;
}

/** How all these suites do in a copy of the package; undefined if jest dies or takes longer than so many seconds. */
export async function runSuites(folder: string, suites: readonly string[], seconds: number): Promise<SuiteResult[] | undefined> {
  const dist = join(folder, 'dist');
  const output = join(folder, 'jest.json');
  rmSync(output, { force: true });
  const { late } = await jest(folder, suites, seconds, ['--json', '--outputFile', output]);
  if (late || !existsSync(output)) return undefined;
  const { testResults } = JSON.parse(readFileSync(output, 'utf8')) as JestResult;
  return testResults.map(({ name, status, startTime, endTime }) => ({ suite: name.slice(dist.length + 1), passed: status === 'passed', seconds: (endTime - startTime) / 1000 }));
}

/** The suite of these that a copy of the package fails first. */
export async function killBySuites(folder: string, suites: readonly string[], seconds: number): Promise<Kill | undefined> {
  if (suites.length === 0) return undefined;
  const { late, code, text } = await jest(folder, suites, seconds, ['--bail']);
  if (late) return { vector: '(suites)', how: `no end within ${seconds} s` };
  if (code === 0) return undefined;
  // When it stops at a failure, jest tells it in no other form.
  const suite = suites.find((each) => /^FAIL (\S+)/m.exec(text)?.[1].endsWith(each));
  return { vector: suite ?? '(suites)', how: /^ +● (.+)$/m.exec(text)?.[1] ?? `jest ends with ${code}` };
}

/** Runs jest over suites of a copy; behind the time all its processes are killed. `text` is what it tells about failures. */
async function jest(folder: string, suites: readonly string[], seconds: number, options: readonly string[]): Promise<{ late: boolean; code: number | null; text: string }> {
  const dist = join(folder, 'dist');
  const binary = createRequire(import.meta.url).resolve('jest/bin/jest');
  const always = ['--config', join(folder, 'jest.config.mjs'), '--rootDir', dist, '--maxWorkers=1', '--silent'];
  const child = spawn(process.execPath, ['--experimental-vm-modules', '--no-warnings', binary, ...always, ...options, '--runTestsByPath', ...suites.map((suite) => join(dist, suite))], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    env: { ...process.env, CI: '1', NO_COLOR: '1' },
  });
  let text = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    // The group: jest, its workers and whatever the suites have started.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, seconds * 1000);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  return { late, code, text };
}
