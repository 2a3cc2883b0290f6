import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { SpecError } from '../spec-machine/rejection.js';
import type { GeneratedVector } from '../spec-machine/vectors.js';

/** What a thread answers for a kind; a problem is an error in the spec. */
export type Made = { kind: string; vectors: GeneratedVector[] } | { kind: string; problem: string };

const WORKER = fileURLToPath(new URL('./kind-thread.js', import.meta.url));

/** The vectors of each kind, made by so many threads that take one kind after the other. Throws SpecError if the spec does not allow it. */
export async function vectorsInThreads(specFolder: string, kinds: readonly string[], threads: number): Promise<Map<string, GeneratedVector[]>> {
  const queue = kinds.values();
  const made = new Map<string, GeneratedVector[]>();
  const serve = async (): Promise<void> => {
    const thread = new Worker(WORKER, { workerData: specFolder });
    try {
      for (const kind of queue) {
        const answer = await ask(thread, kind);
        if ('problem' in answer) throw new SpecError(kind, answer.problem);
        made.set(kind, answer.vectors);
      }
    } finally {
      await thread.terminate();
    }
  };
  await Promise.all(Array.from({ length: threads }, serve));
  return made;
}

function ask(thread: Worker, kind: string): Promise<Made> {
  return new Promise((resolve, reject) => {
    thread.once('error', reject);
    thread.once('message', (answer: Made) => {
      thread.off('error', reject);
      resolve(answer);
    });
    thread.postMessage(kind);
  });
}
