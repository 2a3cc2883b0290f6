import { parentPort, workerData } from 'node:worker_threads';
import { PROTOCOL_VERSION, type Answer, type Context, type Implementation, type Request } from './protocol.js';
import type { ModuleWorkerData } from './module-transport.js';
import { SharedTail } from './shared-tail.js';
import { MAXIMUM_LINE } from './transport.js';
import { registerTypeScript } from './typescript-modules.js';

/** Answers wait this long for company: one message a vector would cost more than the vector. */
const FLUSH_AFTER_MS = 5;

type AnyOperation = (input: unknown, context: Context) => Answer | Promise<Answer>;

const port = parentPort;
if (port === null) throw new Error('module-worker.js runs as a worker');
const { url, printed } = workerData as ModuleWorkerData;

const tail = new SharedTail(printed);
for (const stream of [process.stdout, process.stderr]) {
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    tail.add(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
    const written = rest.find((argument) => typeof argument === 'function');
    if (written !== undefined) process.nextTick(written);
    return true;
  };
}

let pending: string[] = [];
let lastFlush = performance.now();
function flush(): void {
  lastFlush = performance.now();
  if (pending.length === 0) return;
  port?.postMessage(pending.join('\n'));
  pending = [];
}

if (/\.[mc]?ts$/.test(url)) registerTypeScript(url);
const implementation: Partial<Implementation> = await import(url);
const operations = new Map<string, AnyOperation>();
for (const [name, operation] of Object.entries(implementation.operations ?? {})) {
  if (typeof operation === 'function') operations.set(name, operation as AnyOperation);
}
const { name, version, language, formatVersions, targets, takesPaths } = implementation;
pending.push(
  JSON.stringify({
    name: name ?? url.slice(url.lastIndexOf('/') + 1),
    version,
    language: language ?? 'JavaScript',
    protocolVersion: PROTOCOL_VERSION,
    operations: [...operations.keys()],
    formatVersions,
    targets,
    takesPaths,
  }),
);
flush();

async function answerAll(lines: string[]): Promise<void> {
  for (const line of lines) {
    const request = JSON.parse(line) as Request;
    const answered = respond(request);
    // While it is awaited, a flush may put another list in the place of `pending`.
    const answer = typeof answered === 'string' ? answered : await answered;
    pending.push(answer);
    if (performance.now() - lastFlush > FLUSH_AFTER_MS) flush();
  }
  flush();
}

/** The response line; a promise of it only where the operation gives one, so that plain operations stay fast. */
function respond({ id, operation, input, context }: Request): string | Promise<string> {
  try {
    const run = operations.get(operation);
    const answer = run ? run(input, context) : { unsupported: `no operation ${operation}` };
    if (!(answer instanceof Promise)) return responseLine(id, answer);
    return answer.then(
      (value) => responseLine(id, value),
      (error: unknown) => crashLine(id, error),
    );
  } catch (error) {
    return crashLine(id, error);
  }
}

function responseLine(id: number, answer: Answer): string {
  try {
    const line = JSON.stringify({ ...answer, id });
    return line.length <= MAXIMUM_LINE ? line : crashLine(id, `an answer of ${line.length} characters`);
  } catch (error) {
    return crashLine(id, error);
  }
}

function crashLine(id: number, error: unknown): string {
  return JSON.stringify({ id, crashed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}

// One batch after the other: an operation is never entered while another one waits.
let work: Promise<void> = Promise.resolve();
port.on('message', (text: string) => {
  work = work.then(() => answerAll(text.split('\n')));
});
setInterval(flush, FLUSH_AFTER_MS);
