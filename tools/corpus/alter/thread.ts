import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Alteration } from './alterations.js';
import { readBaseline } from './baseline.js';
import { effectOf } from './effect.js';

/** A thread: an alteration comes as a message, what notices it goes back as one. */
const root = workerData as string;
const baseline = readBaseline(path.join(root, 'spec'), path.join(root, 'conformance', 'corpus'));

parentPort?.on('message', (alteration: Alteration) => parentPort?.postMessage(effectOf(baseline, alteration)));
