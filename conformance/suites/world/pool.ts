import { fork, type ChildProcess } from 'node:child_process';
import type { WorldItem } from './items.js';

/** The largest image takes seconds; what needs longer hangs. */
const TIME_LIMIT_SECONDS = 120;

/** What stands for the answer of a process that died or hung, with a sentence that says which. */
type Died<Answer> = (item: WorldItem, sentence: string) => Answer;

/**
 * Gives the files to so many processes, the largest first; each is a message to the module `worker`, which sends its answer back.
 * A process that dies or hangs costs the file it had, and is replaced.
 */
export async function inProcesses<Answer>(worker: string, items: WorldItem[], count: number, died: Died<Answer>, onAnswer: (answer: Answer) => void, timeLimitSeconds = TIME_LIMIT_SECONDS): Promise<void> {
  const queue = items.toSorted((a, b) => b.size - a.size).values();
  const serve = async (): Promise<void> => {
    let process = fork(worker);
    for (let next = queue.next(); !next.done; next = queue.next()) {
      onAnswer(await ask(process, next.value, died, timeLimitSeconds));
      if (!process.connected) process = fork(worker);
    }
    process.disconnect();
  };
  await Promise.all(Array.from({ length: Math.min(count, items.length) }, serve));
}

async function ask<Answer>(process: ChildProcess, item: WorldItem, died: Died<Answer>, timeLimitSeconds: number): Promise<Answer> {
  return new Promise((resolve) => {
    const done = (answer: Answer): void => {
      clearTimeout(timer);
      process.removeAllListeners();
      resolve(answer);
    };
    const lost = (sentence: string): void => {
      if (process.connected) process.disconnect();
      process.kill('SIGKILL');
      done(died(item, sentence));
    };
    const timer = setTimeout(() => lost(`no verdict within ${timeLimitSeconds} s`), timeLimitSeconds * 1000);
    process.on('message', done);
    process.on('exit', (code, signal) => lost(`the process ended with ${code ?? signal}`));
    process.send(item);
  });
}
