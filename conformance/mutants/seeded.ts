import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { globSync } from 'glob';
import { MutantError, type Mutant } from './mutant.js';

/** A slip as a person writes it down, in `seeded/*.json`. */
interface Seeded {
  id: string;
  file: string;
  /** Stands exactly once in the file. */
  find: string;
  replace: string;
  breaks: string;
  says: string;
}

/** The slips that were written by hand. `unfit` says which of them no longer fit the sources. Throws MutantError if an id stands twice. */
export function seededMutants(root: string): { mutants: Mutant[]; unfit: string[] } {
  const folder = join(root, 'conformance/mutants/seeded');
  const unfit: string[] = [];
  const mutants = globSync('*.json', { cwd: folder }).sort().flatMap((name) => {
    const { mutants: seeded } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { mutants: Seeded[] };
    return seeded.flatMap((each): Mutant[] => {
      const { id, file, find, breaks, says } = each;
      const text = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';
      const start = text.indexOf(find);
      if (start >= 0 && text.indexOf(find, start + 1) < 0) return [{ id, group: basename(name, '.json'), file, start, end: start + find.length, replacement: each.replace, says, breaks }];
      unfit.push(`${name} ${id}: its text stands ${start < 0 ? 'nowhere' : 'more than once'} in ${file}`);
      return [];
    });
  });
  const twice = mutants.filter(({ id }, index) => mutants.findIndex((other) => other.id === id) !== index);
  if (twice.length > 0) throw new MutantError(`ids of mutants stand twice: ${twice.map(({ id }) => id).join(', ')}`);
  return { mutants, unfit };
}
