import { openSync, writeSync } from 'node:fs';
import type { Answer, Implementation } from '../contract/protocol.js';
import { readCorpus, valueSchema, type CorpusVector } from '../runner/corpus.js';
import { Dumps } from '../runner/dumps.js';
import { asVerdict } from '../runner/found.js';
import { judge } from '../runner/judge.js';
import { ReadBack } from '../runner/read-back.js';
import { Operands } from '../runner/operands.js';
import { Coverage } from './coverage.js';
import { familiesOf } from './families.js';
import type { FromExaminer, Kill, Place, Reach, ToExaminer } from './protocol.js';

/*
 * A process that runs vectors against copies of the reference, each loaded from a folder of its own. Whoever started it reads
 * the number of the vector under way from a file, so that it knows at which one this process hangs or dies.
 */

type Reference = Pick<Implementation, 'operations'>;
type AnyOperation = (input: unknown, context: object) => Answer | Promise<Answer>;

const underWay = openSync(process.argv[2], 'w');
const corpus = readCorpus();
const families = familiesOf(corpus);
const operands = new Operands();
const dumps = new Dumps();
const readBack = new ReadBack();
const numbers = new Map(corpus.vectors.map((vector, index) => [vector, index]));
const noted = Buffer.alloc(4);
/** No vector is under way. */
const NONE = 0xffffffff;

process.on('message', (message: ToExaminer) => {
  const answer = message.ask === 'reach' ? reach(message.reference, message.places) : examine(message);
  answer.then(reply, (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(70);
  });
});
reply({ answer: 'families', families: families.map(({ name }) => name) });

function reply(message: FromExaminer): void {
  process.send?.(message);
}

function note(number: number): void {
  noted.writeUInt32LE(number);
  writeSync(underWay, noted, 0, 4, 0);
}

async function examine({ reference: url, families: order, ignored }: Extract<ToExaminer, { ask: 'examine' }>): Promise<FromExaminer> {
  note(NONE);
  let reference: Reference;
  try {
    reference = (await import(url)) as Reference;
  } catch (error) {
    return { answer: 'examined', kill: { vector: '(all)', how: `cannot be loaded: ${oneLine(error)}` } };
  }
  const passedOver = new Set(ignored);
  let lacking: Kill | undefined;
  for (const index of order) {
    for await (const kill of kills(reference, families[index].vectors)) {
      if (passedOver.has(kill.vector)) continue;
      if (kill.unsupported !== true) return { answer: 'examined', kill };
      lacking ??= kill;
    }
  }
  return { answer: 'examined', kill: lacking };
}

async function* kills(reference: Reference, vectors: readonly CorpusVector[]): AsyncIterable<Kill> {
  for (const vector of vectors) {
    if (operands.missing(vector) !== undefined) continue;
    note(numbers.get(vector) ?? NONE);
    const failed = await failure(reference, vector);
    if (failed !== undefined) yield { vector: vector.id, ...failed };
  }
}

/** How a vector is failed, or said not to be supported; undefined if it passes. */
async function failure({ operations }: Reference, vector: CorpusVector): Promise<Omit<Kill, 'vector'> | undefined> {
  const operation = operations[vector.operation] as AnyOperation | undefined;
  if (operation === undefined) return { how: 'no such operation', unsupported: true };
  let answer: Answer;
  try {
    answer = JSON.parse(JSON.stringify(await operation(operands.input(vector, { name: 'reference', takesPaths: true }), vector.context))) as Answer;
  } catch (error) {
    return { how: `crashed: ${oneLine(error)}` };
  }
  const { verdict, reason } = judge(vector, asVerdict(vector, answer), { grade: 'exact', schema: valueSchema(corpus, vector), dumps, readBack });
  if (verdict === 'pass') return undefined;
  return { how: oneLine(reason), ...(verdict === 'unsupported' ? { unsupported: true } : {}) };
}

/** Runs every family with V8's block coverage. */
async function reach(url: string, places: readonly Place[]): Promise<FromExaminer> {
  const coverage = new Coverage(url.slice(0, url.lastIndexOf('reference/')), places);
  const reference = (await import(url)) as Reference;
  const { places: atLoad } = coverage.take();
  const found: Reach[] = [];
  const failed: Kill[] = [];
  for (const { name, vectors } of families) {
    const started = performance.now();
    for await (const kill of kills(reference, vectors)) failed.push(kill);
    const milliseconds = Math.round(performance.now() - started);
    found.push({ name, milliseconds, ...coverage.take() });
  }
  coverage.stop();
  return { answer: 'reach', reached: { atLoad, families: found, failed } };
}

function oneLine(what: unknown): string {
  const text = what instanceof Error ? `${what.name}: ${what.message}` : String(what);
  const line = text.replace(/\s+/g, ' ');
  return line.length > 160 ? `${line.slice(0, 157)}...` : line;
}
