import { parentPort, workerData } from 'node:worker_threads';
import { JsonLinesWriter } from '../report/json-lines.js';
import type { ThreadData } from './run-in-thread.js';
import { run } from './run.js';

const { options, file } = workerData as ThreadData;
const writer = new JsonLinesWriter(file);
const exitCode = await run(options, (line) => writer.write(line));
writer.close();
parentPort?.postMessage(exitCode);
