import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ExitCode, RunOptions } from './run.js';

export interface ThreadData {
  options: RunOptions;
  file: string;
}

/**
 * Runs the suite in a thread of its own, the stream of results going to `file`. For hosts in a sandbox of modules, as jest's
 * is: there the same code takes half as long again.
 */
export async function runInThread(options: RunOptions, file: string): Promise<ExitCode> {
  const thread = new Worker(new URL('./run-thread.js', import.meta.url), { workerData: { options, file } satisfies ThreadData });
  // An error of the thread rejects this.
  const [exitCode] = (await once(thread, 'message')) as [ExitCode];
  await once(thread, 'exit');
  return exitCode;
}
