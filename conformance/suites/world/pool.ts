import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Verdict } from './examine.js';
import type { WorldItem } from './items.js';

const WORKER = fileURLToPath(new URL('./worker.js', import.meta.url));
/** The largest image takes seconds; what needs longer hangs. */
const TIME_LIMIT_SECONDS = 120;

/**
 * Examines the files in so many processes, the largest first. A process that dies or hangs costs the file it had, and is
 * replaced.
 */
export async function examineAll(items: WorldItem[], workerCount: number, onVerdict: (verdict: Verdict) => void): Promise<void> {
  const queue = items.toSorted((a, b) => b.size - a.size).values();
  await Promise.all(Array.from({ length: workerCount }, () => serve(queue, onVerdict)));
}

async function serve(queue: Iterator<WorldItem>, onVerdict: (verdict: Verdict) => void): Promise<void> {
  let worker = fork(WORKER);
  for (let next = queue.next(); !next.done; next = queue.next()) {
    const verdict = await ask(worker, next.value);
    onVerdict(verdict);
    if (!worker.connected) worker = fork(WORKER);
  }
  worker.disconnect();
}

async function ask(worker: ChildProcess, item: WorldItem): Promise<Verdict> {
  return new Promise((resolve) => {
    const done = (verdict: Verdict): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      resolve(verdict);
    };
    const died = (sentence: string): void => {
      if (worker.connected) worker.disconnect();
      worker.kill('SIGKILL');
      const { title, group, kind } = item;
      done({ title, group, kind, findings: [{ check: 'process', sentence }], tally: {} });
    };
    const timer = setTimeout(() => died(`no verdict within ${TIME_LIMIT_SECONDS} s`), TIME_LIMIT_SECONDS * 1000);
    worker.on('message', done);
    worker.on('exit', (code, signal) => died(`the process ended with ${code ?? signal}`));
    worker.send(item);
  });
}
