import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Command } from 'commander';
import { count, seedNumber, wholeNumber } from '../../../conformance/runner/option-values.js';
import { readParts } from '../../spec-machine/spec.js';
import { alterationsOf, type Alteration } from './alterations.js';
import type { Effect } from './effect.js';

// Changes or deletes one constant of the spec at a time, and sees that the corpus changes or lint complains: a constant that nothing
// notices is no part of what the suite tests.
const root = fileURLToPath(new URL('../../../..', import.meta.url));
const WORKER = fileURLToPath(new URL('./thread.js', import.meta.url));

interface Options {
  count: number;
  seed: number;
  all?: true;
  sort?: string[];
  threads: number;
  atMost: number;
}

const command = new Command('spec:alter')
  .description('Changes or deletes constants of spec/ one at a time, and sees that the corpus changes or lint complains.')
  .argument('[texts...]', 'only constants whose name (file, definition, member) contains one of these texts')
  .option('--count <number>', 'so many, chosen at random', count('constants'), 20)
  .option('--seed <number>', 'repeats a choice', seedNumber, (Date.now() % 1_000_000) + 1)
  .option('--all', 'every one of them (an hour)')
  .option('--sort <sort...>', 'only constant, member, row, version, machine, width, number or error')
  .option('--at-most <number>', 'so many that nothing notices are no failure', wholeNumber('a number of alterations', 0), 0)
  .option('--threads <number>', 'so many at a time', count('threads'), availableParallelism());

process.exitCode = await main(command.parse().args, command.opts<Options>());

/** 0: every alteration was noticed, but for as many as are allowed; 1: more were not; 2: there is none of that name. */
async function main(texts: string[], { count, seed, all, sort, threads, atMost }: Options): Promise<number> {
  const known = alterationsOf(readParts(path.join(root, 'spec'))).filter((each) => (sort === undefined || sort.includes(each.sort)) && (texts.length === 0 || texts.some((text) => each.name.includes(text))));
  const chosen = all ? known : shuffled(known, seed).slice(0, count);
  if (chosen.length === 0) return 2;
  console.log(all ? `all ${chosen.length} alterations` : `${chosen.length} of ${known.length} alterations, --seed ${seed}`);
  const effects = new Map<Effect, number>();
  let done = 0;
  await inThreads(chosen, threads, (alteration, effect) => {
    effects.set(effect, (effects.get(effect) ?? 0) + 1);
    done++;
    if (effect === 'nothing') console.log(`nothing notices: ${textOf(alteration)}`);
    if (all && done % 200 === 0) console.log(`${done} of ${chosen.length}`);
  });
  console.log([...effects].map(([effect, number]) => `${effect}: ${number}`).join(', '));
  return (effects.get('nothing') ?? 0) > atMost ? 1 : 0;
}

async function inThreads(alterations: readonly Alteration[], count: number, onEffect: (alteration: Alteration, effect: Effect) => void): Promise<void> {
  const queue = alterations.values();
  const serve = async (): Promise<void> => {
    const thread = new Worker(WORKER, { workerData: root });
    for (const alteration of queue) {
      const effect = await new Promise<Effect>((resolve, reject) => {
        thread.removeAllListeners().once('message', resolve).once('error', reject);
        thread.postMessage(alteration);
      });
      onEffect(alteration, effect);
    }
    await thread.terminate();
  };
  await Promise.all(Array.from({ length: Math.min(count, alterations.length) }, serve));
}

function textOf({ name, sort, value, path: place }: Alteration): string {
  return `${name} (${sort}) ${value === undefined ? 'deleted' : `= ${JSON.stringify(value)}`} at ${place.join('/')}`;
}

/** The same order for the same seed (mulberry32). */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const result = [...items];
  let state = seed >>> 0;
  for (let last = result.length - 1; last > 0; last--) {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    const other = ((mixed ^ (mixed >>> 14)) >>> 0) % (last + 1);
    [result[last], result[other]] = [result[other], result[last]];
  }
  return result;
}
