import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { packageRoot } from '../contract/package-root.js';
import { readCorpus } from '../runner/corpus.js';
import { count, seedNumber, wholeNumber } from '../runner/option-values.js';
import { MutantError } from './mutant.js';
import { readExplained } from './explained.js';
import { textOf, writeResult } from './report.js';
import { idleReasons, isStrong, resultOf } from './result.js';
import { strength } from './strength.js';

interface Options {
  seed: number;
  count: number;
  jobs: number;
  patience: number;
  suites: boolean;
  corruptions?: number;
}

const command = new Command('strength')
  .description('Makes slips in copies of the reference, one at a time, and sees which vector or suite notices.')
  .argument('[texts...]', 'only mutants whose id contains one of these texts; then no result is written')
  .option('--seed <number>', 'seed of the slips made by machine', seedNumber, 1)
  .option('--count <number>', 'how many of those', wholeNumber('a number of slips', 0), 300)
  .option('--jobs <number>', 'so many at a time', count('threads'), availableParallelism())
  .option('--patience <seconds>', 'a vector that costs more work than that never ends', count('seconds'), 10)
  .option('--no-suites', 'vectors alone; then no result is written')
  .option('--corruptions <number>', 'no slips: so many corruptions of real images, and what r2r verify says of them', count('corruptions'));

const { seed, count: slips, jobs, patience, suites, corruptions } = command.parse().opts<Options>();
try {
  process.exitCode = corruptions === undefined ? await main(command.args) : await corruptImages(corruptions);
} catch (error) {
  if (!(error instanceof MutantError)) throw error;
  process.stderr.write(`r2r: ${error.message}\n`);
  process.exitCode = 2;
}

/** 0: as many are killed as have to be; 1: too few, or some do not fit the sources; 2: the mutants cannot be made. */
async function main(texts: readonly string[]): Promise<number> {
  const root = packageRoot();
  const dist = fileURLToPath(new URL('../..', import.meta.url));
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const { outcomes, unfit } = await strength({ root, dist, seed, count: slips, texts, jobs, patience, withSuites: suites, say });
  const explained = readExplained(root);
  const result = resultOf(outcomes, explained, { seed, count: slips }, readCorpus().vectors.length);
  say(`\n${textOf(result)}`);
  if (suites && texts.length === 0) {
    for (const { id, says } of idleReasons(result, explained)) say(`explains nothing: ${id} (${says})`);
    writeResult(root, result);
  }
  return isStrong(result) && unfit.length === 0 ? 0 : 1;
}

/** 0: enough of them are found under the right structure, and what a real runtime did not survive; 1: too few. */
async function corruptImages(wanted: number): Promise<number> {
  const { corrupt } = await import('./corruptions/run.js');
  const { verifyMeasured } = await import('./measured/run.js');
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const found = [corrupt(wanted, seed, say), verifyMeasured(say)];
  return found.every(Boolean) ? 0 : 1;
}
