import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Cases, isLarge } from './cases.js';
import { saveInput } from './saved-input.js';
import { allSeeds } from './seeds.js';
import type { FromWorker, ToWorker } from './worker.js';

const WORKER = fileURLToPath(new URL('./worker.js', import.meta.url));
/** A reader that wants more than this is stopped by its process; the largest description needs far less. */
const HEAP_MB = 2048;
/** A process that has not answered by then is killed. Slow answers below that are faults too, but cost no process. */
const PATIENCE_SECONDS = { small: 15, large: 90 };

/**
 * Runs the cases from `first` to `first + count - 1` in so many processes. A process that dies or hangs costs the case it
 * had, and is replaced.
 */
export async function runCases(seed: number, first: number, count: number, jobs: number, onCase: (result: FromWorker) => void): Promise<void> {
  let next = first;
  const numbers = (): number | undefined => (next < first + count ? next++ : undefined);
  await Promise.all(Array.from({ length: jobs }, () => serve(seed, numbers, onCase)));
}

async function serve(seed: number, numbers: () => number | undefined, onCase: (result: FromWorker) => void): Promise<void> {
  let worker: ChildProcess | undefined;
  for (let index = numbers(); index !== undefined; index = numbers()) {
    worker ??= start(seed);
    const result = await ask(worker, seed, index);
    onCase(result);
    if (!worker.connected) worker = undefined;
  }
  worker?.disconnect();
}

function start(seed: number): ChildProcess {
  const worker = fork(WORKER, { execArgv: [`--max-old-space-size=${HEAP_MB}`], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  worker.send({ seed } satisfies ToWorker);
  return worker;
}

async function ask(worker: ChildProcess, seed: number, index: number): Promise<FromWorker> {
  return new Promise((resolve) => {
    const done = (result: FromWorker): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      resolve(result);
    };
    const lost = (kind: 'hang' | 'crash', detail: string): void => {
      if (worker.connected) worker.disconnect();
      worker.kill('SIGKILL');
      const input = new Cases(seed, allSeeds()).input(index);
      if (input === undefined) return done({ index });
      const outcome = { fault: { kind, detail }, codes: [], milliseconds: 0, growth: 0, seed: input.seed, size: input.bytes.length };
      done({ index, outcome, saved: saveInput(input, `${seed}-${index}`) });
    };
    const patience = isLarge(index) ? PATIENCE_SECONDS.large : PATIENCE_SECONDS.small;
    const timer = setTimeout(() => lost('hang', `no answer within ${patience} s`), patience * 1000);
    worker.on('message', done);
    worker.on('exit', (code, signal) => lost('crash', `the process ended with ${code ?? signal}`));
    worker.send({ index } satisfies ToWorker);
  });
}
