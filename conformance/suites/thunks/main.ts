import { Command } from 'commander';
import { KeySpace } from '../../families/key-space.js';
import { count, shardNumber } from '../../runner/option-values.js';
import type { Shard } from '../../runner/shard.js';
import { whatIsWrongWith } from './try-key.js';

const command = new Command('test:thunks')
  .description('Writes the thunks of keys with up to four parameters and runs each in an instrumented host; a sample, or all of them.')
  .option('--all', `all ${KeySpace.newest.count} keys, and the ${KeySpace.of186.count} of 18.6`)
  .option('--count <number>', 'size of the sample of each', count('keys'), 5000)
  .option('--shard <i/n>', 'one of several equal parts', shardNumber)
  .option('--rounds <number>', 'how often each is called, with other values', count('calls'), 1)
  .parse();

/** A prime that divides neither number of keys: its multiples run through all of them, near ones far apart. */
const STRIDE = 7919;

/** How many findings are printed. */
const SHOWN = 20;

const { all, count: sample, shard = { index: 1, count: 1 }, rounds } = command.opts<{ all?: true; count: number; shard?: Shard; rounds: number }>();
for (const space of [KeySpace.newest, KeySpace.of186]) tryAll(space);

function tryAll(space: KeySpace): void {
  const started = Date.now();
  const total = all ? space.count : Math.min(sample, space.count);
  let tried = 0;
  let wrong = 0;
  for (let number = shard.index - 1; number < total; number += shard.count) {
    const found = whatIsWrongWith(space, (number * STRIDE) % space.count, rounds);
    tried++;
    if (found !== undefined && ++wrong <= SHOWN) console.log(found);
  }
  const seconds = (Date.now() - started) / 1000;
  console.log(`${tried} of ${space.count} keys (${space.rules}) in ${seconds.toFixed(1)} s: ${tried - wrong} thunks do what they have to, ${wrong} do not`);
  if (wrong > 0) process.exitCode = 1;
}
