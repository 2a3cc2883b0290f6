import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import { ERROR_CODES } from '../../reference/error-codes.js';
import { FETCH_COMMAND } from '../world/paths.js';
import { examine } from './examine.js';
import { Progress } from './progress.js';
import { runCases } from './pool.js';
import { loadInput } from './saved-input.js';
import { Tally } from './tally.js';

interface Options {
  seed: number;
  count: number;
  first: number;
  jobs: number;
  repeat?: string;
  bytes?: string;
}

const command = new Command('fuzz')
  .description('Gives the reference broken inputs: no crash, no hang, no growth without bound, and every rejection an R2RError.')
  .option('--seed <number>', 'seed of the inputs', number, 1)
  .option('--count <number>', 'how many inputs', number, 20_000)
  .option('--first <number>', 'number of the first input', number, 0)
  .option('--jobs <number>', 'processes', number, availableParallelism())
  .option('--repeat <file>', 'one input that was saved by an earlier run')
  .option('--bytes <file>', 'with --repeat: write its bytes to this file');

const options = command.parse().opts<Options>();
process.exitCode = options.repeat === undefined ? await fuzz(options) : repeat(options.repeat, options.bytes);

/** 0: all criteria hold; 1: faults. */
async function fuzz({ seed, count, first, jobs }: Options): Promise<number> {
  const tally = new Tally();
  const progress = new Progress(count);
  await runCases(seed, first, count, jobs, (result) => {
    tally.add(result);
    progress.step(tally.faults.length);
  });
  for (const { fault, seed: from, size, saved, times } of tally.distinctFaults()) {
    console.log(`\n${fault.kind.toUpperCase()} ${from} (${size} bytes)${times > 1 ? `, and ${times - 1} more like it` : ''}`);
    console.log(`  ${fault.detail.split('\n').slice(0, 8).join('\n  ')}\n  npm run fuzz -- --repeat=${saved}`);
  }
  console.log(`\n${tally.text(Object.keys(ERROR_CODES).length)}`);
  if (tally.leftOut > 0) console.log(`${tally.leftOut} inputs from framework images were left out; \`${FETCH_COMMAND}\` brings them`);
  return tally.faults.length === 0 ? 0 : 1;
}

function repeat(path: string, bytesPath: string | undefined): number {
  const input = loadInput(path);
  if (bytesPath !== undefined) writeFileSync(bytesPath, input.bytes);
  const { fault, codes, milliseconds } = examine(input);
  console.log(`${input.seed}: ${input.bytes.length} bytes, ${Math.round(milliseconds)} ms, rejections: ${codes.join(', ') || 'none'}`);
  if (fault !== undefined) console.log(`${fault.kind.toUpperCase()}: ${fault.detail}`);
  return fault === undefined ? 0 : 1;
}

function number(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a number is wanted');
  return Number(text);
}
