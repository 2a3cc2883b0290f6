import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'glob';
import type { Mutant } from './mutant.js';
import { sitesOf } from './sites.js';

/**
 * So many slips made by machine, drawn over all of `reference/`. Each site has its own lot, so that a change of the sources
 * changes little in what the same seed draws.
 */
export function drawnMutants(root: string, seed: number, count: number): Mutant[] {
  const files = globSync('reference/**/*.ts', { cwd: root, posix: true }).sort();
  const all = files.flatMap((file) => mutantsOf(file, readFileSync(join(root, file), 'utf8')));
  const lots = all.map((mutant) => ({ mutant, lot: createHash('sha256').update(`${seed} ${mutant.id}`).digest('hex') }));
  lots.sort((a, b) => (a.lot < b.lot ? -1 : 1));
  return atMost(EACH, lots.map(({ mutant }) => mutant)).slice(0, count);
}

/** So that two large tables of numbers, which have half of all sites, do not get half of the slips. */
const EACH = 3;

/** The first of each function or constant. */
function atMost(number: number, mutants: readonly Mutant[]): Mutant[] {
  const counts = new Map<string, number>();
  return mutants.filter(({ id }) => {
    const around = id.split(':').slice(0, 2).join(':');
    const count = (counts.get(around) ?? 0) + 1;
    counts.set(around, count);
    return count <= number;
  });
}

function mutantsOf(file: string, text: string): Mutant[] {
  return sitesOf(text, file).map(({ name, operator, start, end, replacement, says }) => ({
    ...{ id: `${file}:${name}`, group: operator, file },
    ...{ start, end, replacement, says },
  }));
}
