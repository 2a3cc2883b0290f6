import { readFileSync } from 'node:fs';
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

/** The slips that were written by hand. Throws MutantError if one of them no longer fits the sources. */
export function seededMutants(root: string): Mutant[] {
  const folder = join(root, 'conformance/mutants/seeded');
  const problems: string[] = [];
  const mutants = globSync('*.json', { cwd: folder }).sort().flatMap((name) => {
    const { mutants: seeded } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { mutants: Seeded[] };
    return seeded.map((each): Mutant => {
      const text = readFileSync(join(root, each.file), 'utf8');
      const start = text.indexOf(each.find);
      if (start < 0 || text.indexOf(each.find, start + 1) >= 0) problems.push(`${name} ${each.id}: its text stands ${start < 0 ? 'nowhere' : 'more than once'} in ${each.file}`);
      const { id, file, breaks, says } = each;
      return { id, group: basename(name, '.json'), file, start, end: start + each.find.length, replacement: each.replace, says, breaks };
    });
  });
  const twice = mutants.filter(({ id }, index) => mutants.findIndex((other) => other.id === id) !== index);
  problems.push(...twice.map(({ id }) => `the id ${id} stands twice`));
  if (problems.length > 0) throw new MutantError(problems.join('\n'));
  return mutants;
}
