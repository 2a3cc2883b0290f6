import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { Command } from 'commander';
import { packageRoot } from '../contract/package-root.js';
import { eachForm, fileOf, firstDifference, FORMS, keptImplementations, lackOf, madeNow, type Form, type Kept, type Texts } from './kept.js';

/* `npm run results`: runs the suite against the implementations whose reports are kept, and writes or checks the reports. */

const LONGEST_LINE = 300;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const program = new Command('npm run results --')
  .description('Makes the reports of conformance/results again.')
  .argument('[names...]', 'only these implementations of implementations.json')
  .option('--check', 'write nothing; exit code 1 if a report would change')
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .action((names: string[], { check = false }: { check?: boolean }) => {
    const all = keptImplementations();
    const unknown = names.find((name) => !all.some((kept) => kept.name === name));
    if (unknown !== undefined) return program.error(`there is no ${unknown} in implementations.json`);
    const chosen = all.filter(({ name }) => names.length === 0 || names.includes(name));
    process.exitCode = Math.max(0, ...chosen.map((kept) => leftOut(kept) ?? (check ? checked(kept) : written(kept))));
  });

program.parse();

/** Nothing is wrong with what this machine cannot run. */
function leftOut(kept: Kept): number | undefined {
  const lack = lackOf(kept);
  if (lack === undefined) return undefined;
  say(`${kept.name}: ${lack}`);
  return 0;
}

function written(kept: Kept): number {
  const made = madeNow(kept);
  if ('problem' in made) return notMade(kept, made.problem);
  for (const form of Object.keys(FORMS) as Form[]) writeFileSync(fileOf(kept, form), made.texts[form]);
  say(`${kept.name}: written`);
  return 0;
}

function checked(kept: Kept): number {
  const missing = (Object.keys(FORMS) as Form[]).map((form) => fileOf(kept, form)).find((file) => !existsSync(file));
  if (missing !== undefined) return differs(kept, `there is no ${relative(packageRoot(), missing)}`);
  const made = madeNow(kept);
  if ('problem' in made) return notMade(kept, made.problem);
  const before: Texts = eachForm((form) => readFileSync(fileOf(kept, form), 'utf8'));
  const difference = firstDifference(before, made.texts);
  if (difference === undefined) {
    say(`${kept.name}: as it was`);
    return 0;
  }
  const { form } = difference;
  return differs(kept, `the ${form} report differs\n  kept  ${difference.kept.slice(0, LONGEST_LINE)}\n  now   ${difference.now.slice(0, LONGEST_LINE)}`);
}

function differs({ name }: Kept, what: string): number {
  say(`${name}: ${what}\n  npm run results -- ${name} writes it`);
  return 1;
}

function notMade({ name, needs }: Kept, problem: string): number {
  say(`${name}: could not be run (needs ${needs}): ${problem}`);
  return 2;
}
