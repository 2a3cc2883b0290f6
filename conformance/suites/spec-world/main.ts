import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { count } from '../../runner/option-values.js';
import { imagesFolder } from '../../world/paths.js';
import { cacheItems, committedItems, type WorldItem } from '../world/items.js';
import { inProcesses } from '../world/pool.js';
import { Progress } from '../world/progress.js';
import type { Comparison } from './examine.js';
import { printTable, witnessTable } from './table.js';

interface Options {
  workers: number;
  show: number;
  all?: true;
  committed?: true;
  write?: true;
}

/** Of each framework without --all: they are in every version, and hold every kind of structure that frameworks have. */
const LIBRARIES = ['System.Linq.dll', 'System.Collections.Concurrent.dll'];
const RESULT = join(imagesFolder, 'spec-world.json');

const command = new Command('spec:world')
  .description('Reads real images with the spec machine and with the reference, and compares what they say of every structure.')
  .argument('[texts...]', 'only files whose title (package, version, file) contains one of these texts')
  .option('--all', 'every image of the cache, not two libraries of each framework (an hour)')
  .option('--committed', 'only the images of this repository')
  .option('--workers <count>', 'processes', count('processes'), availableParallelism())
  .option('--show <count>', 'differences that are printed one by one', count('differences'), 40)
  .option('--write', 'write what was compared to conformance/images/spec-world.json');

process.exitCode = await main(command.parse().args, command.opts<Options>());

/** 0: both say the same everywhere; 1: differences; 2: no file was chosen, or on CI packages are missing. */
async function main(texts: string[], { workers, show, all, committed, write }: Options): Promise<number> {
  const { items: cached, missing } = committed ? { items: [], missing: [] } : cacheItems();
  const images = [...committedItems(), ...cached].filter(({ kind }) => kind === 'r2r');
  const chosen = images.filter(({ group, path, title }) =>
    texts.length === 0 ? all || group === 'committed' || LIBRARIES.includes(basename(path)) : texts.some((text) => title.includes(text)),
  );
  if (missing.length > 0) console.log(`${missing.length} packages are not in the cache and were left out`);
  if (chosen.length === 0 || (missing.length > 0 && process.env.CI)) return 2;
  const comparisons: Comparison[] = [];
  const progress = new Progress(chosen.length);
  const worker = fileURLToPath(new URL('./worker.js', import.meta.url));
  await inProcesses(worker, chosen, workers, died, (comparison: Comparison) => {
    comparisons.push(comparison);
    progress.step(comparison.differences.length);
  });
  const rows = witnessTable(comparisons);
  printTable(rows);
  if (write) writeFileSync(RESULT, `{"images":${comparisons.length},"structures":[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]}\n`);
  return printDifferences(comparisons, show);
}

function died({ title }: WorldItem, sentence: string): Comparison {
  return { title, counts: {}, differences: [sentence] };
}

function printDifferences(comparisons: readonly Comparison[], show: number): number {
  const differences = comparisons.flatMap(({ title, differences }) => differences.map((sentence) => `${title}: ${sentence}`));
  console.log(differences.length === 0 ? '\nno differences' : `\n${differences.length} differences`);
  for (const sentence of differences.slice(0, show)) console.log(sentence);
  return differences.length === 0 ? 0 : 1;
}
