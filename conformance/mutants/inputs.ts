import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'glob';

/** A name for all that an outcome hangs on: the reference, the vectors, and the suites as compiled. */
export function inputsHash(root: string, dist: string): string {
  const hash = createHash('sha256');
  const add = (cwd: string, patterns: string[]): void => {
    for (const file of globSync(patterns, { cwd, posix: true }).sort()) hash.update(`${file}\0`).update(readFileSync(join(cwd, file))).update('\0');
  };
  add(root, ['reference/**/*.ts', 'conformance/corpus/**/*.{json,json.gz}']);
  add(dist, ['conformance/!(mutants)/**/*.js', 'tools/**/*.js']);
  return hash.digest('hex').slice(0, 16);
}
