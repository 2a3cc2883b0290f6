import { temporaryFolder } from '../temporary-folder.js';
import { byteVectors, corpusOf, DECODE_BYTE, runCorpus, writeFiles, type Ran } from './fixtures.js';

/*
 * What an implementation does wrong costs the one vector at which it does it: 255. All others have to pass, before it and
 * after it, although many requests are under way at a time.
 */

const CULPRIT = 255;
const VALUES = [0, 1, 2, CULPRIT, 3, 4, 5];
const TIMEOUT = 700;

const moduleWith = (fault: string): string => `${DECODE_BYTE}
  const fault = (input) => { ${fault} };
  export const operations = {
    'format.decode': (input) => (Buffer.from(input.bytes, 'base64')[0] === ${CULPRIT} ? fault(input) : decode(input)),
  };`;

/** A command that answers each line as it comes; \`answer\` is the line that is due. */
const commandWith = (fault: string): string => `${DECODE_BYTE}
  import { createInterface } from 'node:readline';
  import { writeSync } from 'node:fs';
  const print = (text) => writeSync(1, text);
  print(JSON.stringify({ name: 'byte', protocolVersion: 1, operations: ['format.decode'] }) + '\\n');
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, input } = JSON.parse(line);
    const answer = JSON.stringify({ id, ...decode(input) }) + '\\n';
    if (Buffer.from(input.bytes, 'base64')[0] === ${CULPRIT}) { ${fault} }
    else print(answer);
  }`;

const MODULE_FAULTS: [does: string, source: string, reason: RegExp][] = [
  ['throws', `throw new Error('out of luck')`, /^crashed: Error: out of luck/],
  ['rejects its promise', `return Promise.reject(new Error('later'))`, /^crashed: Error: later/],
  ['calls process.exit', `process.exit(3)`, /^crashed: it ended its thread with code 3/],
  ['throws in a callback', `setImmediate(() => { throw new Error('loose') }); return new Promise(() => {})`, /^crashed: Error: loose/],
  ['leaves a promise to reject', `Promise.reject(new Error('forgotten')); return decode(input);`, /^crashed: Error: forgotten/],
  ['floods standard output', `while (true) console.log('x'.repeat(65536))`, /^timed out/],

  ['answers after the time limit', `return new Promise((resolve) => setTimeout(resolve, ${2 * TIMEOUT}, decode(input)))`, /^timed out/],
  ['never returns', `while (true);`, /^timed out: no answer within 700 ms/],
  ['never resolves', `return new Promise(() => {})`, /^timed out/],
  ['answers nothing', ``, /^bad answer: the answer breaks its schema/],
  ['answers a BigInt', `return { accepted: { value: 1n } }`, /^crashed: TypeError/],
  ['answers twice over', `return { accepted: 1, rejected: {} }`, /^bad answer/],
  ['names an unknown phase', `return { rejected: { phase: 'lunch' } }`, /^bad answer/],
];

const COMMAND_FAULTS: [does: string, source: string, reason: RegExp][] = [
  ['exits', `process.exit(7)`, /^crashed: it exited with code 7/],
  ['is killed', `process.kill(process.pid, 'SIGKILL')`, /^crashed: it (was ended by SIGKILL|exited with code 137)/],
  ['hangs', `while (true);`, /^timed out/],
  ['prints besides its answer', `print('debugging\\n' + answer)`, /^bad answer: 2 lines for one request/],
  ['answers after the time limit', `setTimeout(print, ${2 * TIMEOUT}, answer)`, /^timed out/],
  ['closes its standard input', `process.stdin.destroy(); setInterval(() => undefined, 1000)`, /^timed out/],
  ['leaves a promise to reject', `Promise.reject(new Error('forgotten'))`, /^crashed: it exited with code 1/],
  ['prints bytes that are no text', `writeSync(1, Buffer.of(0xff, 0xfe, 0x00, 0x0a))`, /^bad answer: a line that is not JSON/],
  ['prints no JSON', `print('segmentation fault\\n')`, /^bad answer: a line that is not JSON.*segmentation fault/],
  ['prints half a line and hangs', `print(answer.slice(0, 12))`, /^timed out/],
  ['prints half a line and exits', `print(answer.slice(0, 12)); process.exit(0)`, /^crashed: it exited with code 0/],
  ['answers another request', `print(JSON.stringify({ id: 12345, accepted: {} }) + '\\n')`, /^bad answer: an answer to request 12345/],
  ['answers without an id', `print('{"accepted":{}}\\n')`, /^bad answer: a line without the id/],
  ['floods standard output', `while (true) print('x'.repeat(65536) + '\\n')`, /^bad answer: a line that is not JSON/],
  ['floods standard output without a line feed', `while (true) print('x'.repeat(65536))`, /^(timed out|crashed: it printed)/],
  ['floods standard error', `while (true) writeSync(2, 'x'.repeat(65536))`, /^timed out/],
];

const corpus = corpusOf(byteVectors(VALUES));
const folder = temporaryFolder();
writeFiles(
  folder,
  Object.fromEntries([
    ...MODULE_FAULTS.map(([does, source]) => [`module ${does}.mjs`, moduleWith(source)]),
    ...COMMAND_FAULTS.map(([does, source]) => [`command ${does}.mjs`, commandWith(source)]),
  ]),
);

async function ran(impl: string): Promise<Ran> {
  return runCorpus(corpus, impl, { timeout: TIMEOUT, cwd: folder });
}

function expectOneError({ exitCode, recorded, result }: Ran, reason: RegExp): void {
  expect(result(`byte.${CULPRIT}`)).toMatchObject({ verdict: 'error', reason: expect.stringMatching(reason) });
  expect(recorded.results.filter(({ verdict }) => verdict === 'pass')).toHaveLength(VALUES.length - 1);
  expect(recorded.end).toBeDefined();
  expect(exitCode).toBe(1);
}

test.concurrent.each(MODULE_FAULTS)('a module that %s costs one vector', async (does, _, reason) => {
  expectOneError(await ran(`module ${does}.mjs`), reason);
});

test.concurrent.each(COMMAND_FAULTS)('a command that %s costs one vector', async (does, _, reason) => {
  expectOneError(await ran(`cmd:node 'command ${does}.mjs'`), reason);
});

/** Faults that come to light only when the answer is there. */
const LATE_FAULTS: [does: string, source: string][] = [
  ['answers and exits', `print(answer); process.exit(1)`],
  ['answers twice', `print(answer + answer)`],
  ['answers and leaves a promise to reject', `print(answer); Promise.reject(new Error('forgotten'))`],
];
writeFiles(folder, Object.fromEntries(LATE_FAULTS.map(([does, source]) => [`late ${does}.mjs`, commandWith(source)])));

test.concurrent.each(LATE_FAULTS)('a command that %s costs one vector', async (does) => {
  const { recorded, exitCode } = await ran(`cmd:node 'late ${does}.mjs'`);
  expect(recorded.results.filter(({ verdict }) => verdict === 'error').map(({ id }) => id)).toEqual([`byte.${CULPRIT}`]);
  expect(recorded.results.filter(({ verdict }) => verdict === 'pass')).toHaveLength(VALUES.length - 1);
  expect(exitCode).toBe(1);
});
