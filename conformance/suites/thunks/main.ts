import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { KeySpace } from '../../families/key-space.js';
import { count, shardNumber } from '../../runner/option-values.js';
import type { Shard } from '../../runner/shard.js';
import type { Part } from './part.js';

interface Options {
  readonly all?: true;
  readonly count: number;
  readonly shard: Shard;
  readonly rounds: number;
  readonly jobs: number;
}

const command = new Command('test:thunks')
  .description('Writes the thunks of keys with up to four parameters and runs each in an instrumented host; a sample, or all of them.')
  .option('--all', `all ${KeySpace.newest.count} keys, and the ${KeySpace.of186.count} of 18.6`)
  .option('--count <number>', 'size of the sample of each', count('keys'), 5000)
  .option('--shard <i/n>', 'one of several equal parts', shardNumber, { index: 1, count: 1 })
  .option('--rounds <number>', 'how often each is called, with other values', count('calls'), 1)
  .option('--jobs <number>', 'processes', count('processes'), availableParallelism())
  .parse();

const PART = fileURLToPath(new URL('./part.js', import.meta.url));
/** V8 keeps each function type that it has seen, and takes longer with each: a process lives for so many keys. */
const KEYS_OF_A_PROCESS = 10_000;
/** How many findings are printed. */
const SHOWN = 20;

const { all, count: sample, shard, rounds, jobs } = command.opts<Options>();
for (const space of [KeySpace.newest, KeySpace.of186]) await tryAll(space);

async function tryAll(space: KeySpace): Promise<void> {
  const started = Date.now();
  const parts = partsOf(space);
  const keys = parts.reduce((sum, { from, to }) => sum + to - from, 0);
  let tried = 0;
  let wrong = 0;
  const next = parts.values();
  const work = async (): Promise<void> => {
    for (const part of next) {
      for (const finding of await findings(part)) if (++wrong <= SHOWN) console.log(finding);
      tried += part.to - part.from;
      if (process.stderr.isTTY) process.stderr.write(`\r${tried} of ${keys} keys (${space.rules})${tried === keys ? '\n' : ''}`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  const seconds = (Date.now() - started) / 1000;
  console.log(`${tried} of ${space.count} keys (${space.rules}) in ${seconds.toFixed(1)} s: ${tried - wrong} thunks do what they have to, ${wrong} do not`);
  if (wrong > 0) process.exitCode = 1;
}

function partsOf({ rules, count: available }: KeySpace): Part[] {
  const total = all ? available : Math.min(sample, available);
  const parts = Array.from({ length: Math.ceil(total / KEYS_OF_A_PROCESS) }, (_, index) => {
    const from = KEYS_OF_A_PROCESS * index;
    return { rules, total, from, to: Math.min(from + KEYS_OF_A_PROCESS, total), rounds };
  });
  return parts.filter((_, index) => index % shard.count === shard.index - 1);
}

/** What a process of its own finds wrong in a part. */
function findings(part: Part): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = fork(PART);
    child.once('message', (found: string[]) => {
      child.removeAllListeners('exit');
      resolve(found);
    });
    child.once('exit', (code, signal) => reject(new Error(`the process of the keys ${part.from} to ${part.to - 1} (${part.rules}) ended with ${code ?? signal}`)));
    child.send(part);
  });
}
