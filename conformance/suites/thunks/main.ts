import { Command, InvalidArgumentError } from 'commander';
import { KEY_COUNT } from './key-space.js';
import { whatIsWrongWith } from './try-key.js';

const command = new Command('test:thunks')
  .description('Writes the thunks of keys with up to four parameters and runs each in an instrumented host; a sample, or all of them.')
  .option('--all', `all ${KEY_COUNT} keys`)
  .option('--count <number>', 'size of the sample', number, 5000)
  .option('--shard <i/n>', 'one of several equal parts', shard, { index: 0, of: 1 })
  .option('--rounds <number>', 'how often each is called, with other values', number, 1)
  .parse();

/** A prime that does not divide the number of keys: its multiples run through all of them, near ones far apart. */
const STRIDE = 7919;

/** How many findings are printed. */
const SHOWN = 20;

const { all, count, shard: part, rounds } = command.opts<{ all?: true; count: number; shard: { index: number; of: number }; rounds: number }>();
const started = Date.now();
const total = all ? KEY_COUNT : Math.min(count, KEY_COUNT);
let tried = 0;
let wrong = 0;
for (let number = part.index; number < total; number += part.of) {
  const found = whatIsWrongWith((number * STRIDE) % KEY_COUNT, rounds);
  tried++;
  if (found !== undefined && ++wrong <= SHOWN) console.log(found);
}
const seconds = (Date.now() - started) / 1000;
console.log(`${tried} of ${KEY_COUNT} keys in ${seconds.toFixed(1)} s: ${tried - wrong} thunks do what they have to, ${wrong} do not`);
process.exitCode = wrong === 0 ? 0 : 1;

function number(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('It has to be a number, 1 or more.');
  return value;
}

function shard(text: string): { index: number; of: number } {
  const match = /^(\d{1,6})\/(\d{1,6})$/.exec(text);
  const [index, of] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || index < 1 || index > of) throw new InvalidArgumentError('It has to be i/n, for example 1/4.');
  return { index: index - 1, of };
}
