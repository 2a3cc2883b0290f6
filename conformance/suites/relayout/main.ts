import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { openImage } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { seedNumber } from '../../runner/option-values.js';
import { committed, manifest } from '../committed-images.js';
import { layOutCoreClr } from './coreclr.js';
import { relaid, runnablePrograms } from './programs.js';
import { meaningOf } from './same-meaning.js';
import { Trials, type Outcome } from './trials.js';

const command = new Command('relayout')
  .description('Lays out the images of conformance/images anew: reads them again, runs the programs among them on CoreCLR, and compares.')
  .argument('[texts...]', 'only programs whose path contains one of these texts')
  .option('--seeds <numbers>', 'a layout for each; commas between them', parseSeeds, [1, 2, 3])
  .parse();

process.exitCode = await main(command.args, command.opts<{ seeds: number[] }>().seeds);

/** 0: all behave as the originals; 1: findings; 2: the run is not possible here, on CI. */
async function main(texts: readonly string[], seeds: readonly number[]): Promise<number> {
  const changed = texts.length > 0 ? 0 : changedImages(seeds[0]);
  const folder = mkdtempSync(join(tmpdir(), 'r2r-relayout-'));
  try {
    const runtime = layOutCoreClr(join(folder, 'runtime'));
    if ('missing' in runtime) {
      console.log(`left out: ${runtime.missing}`);
      return process.env.CI ? 2 : changed;
    }
    const programs = runnablePrograms().filter(({ title }) => texts.length === 0 || texts.some((text) => title.includes(text)));
    const trials = new Trials(runtime, join(folder, 'programs'));
    const outcomes: Outcome[] = [];
    for (const program of programs) outcomes.push(await trials.examine(program, seeds));
    return Math.max(changed, report(outcomes, seeds));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lays out every committed image anew, and reads it again. @returns 1 if one does not mean the same, else 0 */
function changedImages(seed: number): 0 | 1 {
  const paths = manifest().map(({ path }) => path);
  const changed = paths.flatMap((path) => {
    const bytes = committed(path);
    const [original, other] = [bytes, relaid(path, bytes, seed)].map((each) => meaningOf(openImage(openFile(each, path))));
    const facets = [...original].filter(([facet, text]) => other.get(facet) !== text).map(([facet]) => facet);
    return facets.length === 0 ? [] : [`${path}: ${facets.join(', ')}`];
  });
  for (const line of changed) console.log(line);
  console.log(`${paths.length} images, seed ${seed}: ${paths.length - changed.length} mean the same, ${changed.length} do not`);
  return changed.length > 0 ? 1 : 0;
}

function report(outcomes: readonly Outcome[], seeds: readonly number[]): number {
  const failed = outcomes.filter(({ findings }) => findings.length > 0);
  for (const { title, findings } of failed) console.log([title, ...findings].join('\n  '));
  const nothing = outcomes.filter(({ native }) => native === 0);
  for (const { title } of nothing) console.log(`${title}: proves nothing, the original jits what the IL alone does`);
  const natively = outcomes.reduce((sum, { native }) => sum + native, 0);
  console.log(`${outcomes.length} programs, seeds ${seeds.join(', ')}: ${outcomes.length - failed.length} behave as the original, ${failed.length} do not`);
  console.log(`${outcomes.length - nothing.length} of them are proof: they run ${natively} methods natively that the IL alone jits`);
  return failed.length > 0 ? 1 : 0;
}

function parseSeeds(text: string): number[] {
  return text.split(',').map(seedNumber);
}
