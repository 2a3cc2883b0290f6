import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Kill } from './protocol.js';

/** What jest writes with --json, as far as it is looked at. */
interface JestResult {
  testResults: { name: string; status: string; startTime: number; endTime: number; message: string; assertionResults: { status: string; fullName: string }[] }[];
}

export interface SuiteResult {
  suite: string;
  passed: boolean;
  seconds: number;
  /** The first test that failed. */
  failed?: string;
}

/**
 * Runs suites of a copy of the package in jest.
 *
 * @param seconds then all its processes are killed; undefined comes back, as when jest itself dies
 * @param bail stop at the first suite that fails
 */
export async function runSuites(folder: string, suites: readonly string[], seconds: number, bail: boolean): Promise<SuiteResult[] | undefined> {
  const dist = join(folder, 'dist');
  const output = join(folder, 'jest.json');
  rmSync(output, { force: true });
  const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
  const options = ['--config', join(folder, 'jest.config.mjs'), '--rootDir', dist, '--maxWorkers=1', '--silent', '--json', '--outputFile', output, ...(bail ? ['--bail'] : [])];
  const child = spawn(process.execPath, ['--experimental-vm-modules', '--no-warnings', jest, ...options, '--runTestsByPath', ...suites.map((suite) => join(dist, suite))], {
    cwd: folder,
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, CI: '1', NO_COLOR: '1' },
  });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    // The group: jest, its workers and whatever the suites have started.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, seconds * 1000);
  await once(child, 'close');
  clearTimeout(timer);
  if (late || !existsSync(output)) return undefined;
  const { testResults } = JSON.parse(readFileSync(output, 'utf8')) as JestResult;
  return testResults.map(({ name, status, startTime, endTime, message, assertionResults }) => ({
    suite: name.slice(dist.length + 1),
    passed: status === 'passed',
    seconds: (endTime - startTime) / 1000,
    failed: status === 'passed' ? undefined : (assertionResults.find((each) => each.status === 'failed')?.fullName ?? message.slice(0, 200)),
  }));
}

/** The suite that a copy of the package fails first. */
export async function killBySuites(folder: string, suites: readonly string[], seconds: number): Promise<Kill | undefined> {
  if (suites.length === 0) return undefined;
  const results = await runSuites(folder, suites, seconds, true);
  if (results === undefined) return { vector: '(suites)', how: `the suites did not end well within ${seconds} s` };
  const failed = results.find(({ passed }) => !passed);
  return failed === undefined ? undefined : { vector: failed.suite, how: failed.failed ?? '' };
}
