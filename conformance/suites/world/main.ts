import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { count } from '../../runner/option-values.js';
import { FETCH_COMMAND } from '../../world/paths.js';
import { title, type Package } from '../../world/packages.js';
import type { Verdict } from './examine.js';
import { cacheItems, committedItems, type WorldItem } from './items.js';
import { inProcesses } from './pool.js';
import { Progress } from './progress.js';
import { printReport } from './report.js';

interface Options {
  workers: number;
  show: number;
  committed?: true;
}

const command = new Command('test:world')
  .description('Lets the reference describe every image of the cache and of this repository, and cross-checks what it says.')
  .argument('[texts...]', 'only files whose title (package, version, file) contains one of these texts')
  .option('--workers <count>', 'processes', count('processes'), availableParallelism())
  .option('--show <count>', 'findings that are printed one by one', count('findings'), 60)
  .option('--committed', 'only the images of this repository');

process.exitCode = await main(command.parse().args, command.opts<Options>());

/** 0: no finding; 1: findings; 2: on CI packages are missing, or no file was chosen. */
async function main(texts: string[], options: Options): Promise<number> {
  const { items: cached, missing } = options.committed ? { items: [], missing: [] } : cacheItems();
  const all = [...committedItems(), ...cached];
  const items = all.filter((item) => texts.length === 0 || texts.some((text) => item.title.includes(text)));
  sayWhatIsMissing(missing);
  if (items.length === 0 || (missing.length > 0 && process.env.CI)) {
    console.error(items.length === 0 ? 'no file has such a title' : 'on CI every package has to be there');
    return 2;
  }
  const verdicts: Verdict[] = [];
  const progress = new Progress(items.length);
  const worker = fileURLToPath(new URL('./worker.js', import.meta.url));
  await inProcesses(worker, items, options.workers, died, (verdict: Verdict) => {
    verdicts.push(verdict);
    progress.step(verdict.findings.length);
  });
  printReport(verdicts, options.show);
  return verdicts.some((verdict) => verdict.findings.length > 0) ? 1 : 0;
}

function died({ title, group, kind }: WorldItem, sentence: string): Verdict {
  return { title, group, kind, findings: [{ check: 'process', sentence }], tally: {} };
}

function sayWhatIsMissing(missing: Package[]): void {
  if (missing.length === 0) return;
  console.log(`${missing.length} packages are not in the cache and were left out; \`${FETCH_COMMAND}\` brings them:`);
  for (const item of missing) console.log(`  ${title(item)}`);
}
