import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Command } from 'commander';
import { ERROR_CODES } from '../../reference/error-codes.js';
import { FETCH_COMMAND } from '../world/paths.js';
import { count, seedNumber } from '../runner/option-values.js';
import { ROUND } from './cases.js';
import { examine } from './examine.js';
import { sizeOf } from './input.js';
import { Progress } from './progress.js';
import { loadInput } from './saved-input.js';
import { run } from './run.js';
import { savedStates } from './state.js';
import { toVector } from './to-vector.js';
import { add, distinctFaults, emptyTally, tallyText, type Tally } from './tally.js';

interface Options {
  readonly seed: number;
  readonly count?: number;
  readonly minutes?: number;
  readonly jobs: number;
  readonly fresh?: boolean;
  readonly merge?: true;
  readonly repeat?: string;
  readonly toVector?: string;
  readonly bytes?: string;
}

const DEFAULT_COUNT = 20_000;

const command = new Command('fuzz')
  .description('Gives the reference broken inputs: no crash, no hang, no growth without bound, and every rejection an R2RError.')
  .option('--seed <number>', 'seed of the inputs; a run that was cut off goes on where it stopped', seedNumber, 1)
  .option('--count <number>', `how many inputs of the seed in all, in rounds of ${ROUND} (default: ${DEFAULT_COUNT}, or what the minutes allow)`, count('inputs'))
  .option('--minutes <number>', 'end after so many minutes', count('minutes'))
  .option('--jobs <number>', 'processes', count('processes'), availableParallelism())
  .option('--fresh', 'begin at the first input, whatever an earlier run has done')
  .option('--merge', 'run nothing: the table of all runs that were kept in .r2r/fuzz/runs')
  .option('--repeat <file>', 'one input that was saved by an earlier run')
  .option('--to-vector <file>', 'such an input becomes an example of its topic in spec/, or a case of conformance/fuzz/regressions')
  .option('--bytes <file>', 'with --repeat: write its bytes to this file');

const options = command.parse().opts<Options>();
process.exitCode = await main(options);

/** 0: all criteria hold; 1: faults. */
async function main({ seed, count, minutes, jobs, fresh = false, merge, repeat: file, toVector: found, bytes }: Options): Promise<number> {
  if (file !== undefined) return repeat(file, bytes);
  if (found !== undefined) {
    console.log(toVector(found));
    return 0;
  }
  if (merge) return conclude(merged());
  const last = count ?? (minutes === undefined ? DEFAULT_COUNT : Infinity);
  const progress = new Progress(last);
  return conclude(await run({ seed, last, minutes, jobs, fresh }, (tally) => progress.show(tally)));
}

function conclude(tally: Tally): number {
  for (const { fault, seed: from, size, saved, times } of distinctFaults(tally.faults)) {
    console.log(`\n${fault.kind.toUpperCase()} ${from} (${size} bytes)${times > 1 ? `, and ${times - 1} more like it` : ''}`);
    console.log(`  ${fault.detail.split('\n').slice(0, 8).join('\n  ')}\n  npm run fuzz -- --repeat=${saved}`);
  }
  for (const line of tallyText(tally, Object.keys(ERROR_CODES))) console.log(line);
  if (tally.leftOut > 0) console.log(`${tally.leftOut} inputs from framework images were left out; \`${FETCH_COMMAND}\` brings them`);
  return tally.faults.length === 0 ? 0 : 1;
}

function merged(): Tally {
  const sum = emptyTally();
  for (const { tally } of savedStates()) add(sum, tally);
  return sum;
}

function repeat(path: string, bytesPath: string | undefined): number {
  const input = loadInput(path);
  if (bytesPath !== undefined && 'bytes' in input) writeFileSync(bytesPath, input.bytes);
  const { fault, codes, milliseconds } = examine(input);
  console.log(`${input.target} ${input.seed}: ${sizeOf(input)} bytes, ${Math.round(milliseconds)} ms, rejections: ${codes.join(', ') || 'none'}`);
  if (fault !== undefined) console.log(`${fault.kind.toUpperCase()}: ${fault.detail}`);
  return fault === undefined ? 0 : 1;
}
