import { parentPort, workerData } from 'node:worker_threads';
import { SpecError } from '../spec-machine/rejection.js';
import { loadSpec } from '../spec-machine/spec.js';
import { vectorsOf } from './generate.js';
import type { Made } from './threads.js';

/** A thread: the name of a kind comes as a message, its vectors go back as one. */
const spec = loadSpec(workerData as string);

parentPort?.on('message', (kind: string) => parentPort?.postMessage(made(kind)));

function made(kind: string): Made {
  try {
    return { kind, vectors: vectorsOf(spec, kind) };
  } catch (error) {
    if (error instanceof SpecError) return { kind, problem: error.message };
    throw error;
  }
}
