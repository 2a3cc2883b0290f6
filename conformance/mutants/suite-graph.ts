import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { globSync } from 'glob';

/**
 * The host of the vectors, which are examined one by one; tests of the sources, in which no slip of the compiled code shows; and what
 * starts a process or a runtime for each test, which takes longer than all others together.
 */
const NOT_ASKED = ['main/', 'house/import-rules', 'house/readme', 'house/exports', 'house/fuzzing', 'corpus/', 'vacuous/', 'cli/', 'runner/', 'relayout/relaid-programs', 'spec-machine/alterations'];

/** Who is named in a file: imports, and the files of processes and threads that it starts. */
const NAMED = /(?:from |import\(|import |new URL\()'(\.[^']+\.m?js)'/g;

/** Which suites of a compiled package run a file, as far as imports tell. */
export class SuiteGraph {
  readonly suites: string[];
  /** Of each suite: how many imports away a file is. */
  private readonly distances = new Map<string, ReadonlyMap<string, number>>();

  constructor(dist: string) {
    const tests = globSync('conformance/suites/**/*.test.js', { cwd: dist, posix: true }).sort();
    this.suites = tests.filter((suite) => !NOT_ASKED.some((beginning) => suite.startsWith(`conformance/suites/${beginning}`)));
    const named = new Map<string, string[]>();
    for (const suite of this.suites) {
      const reached = new Map([[suite, 0]]);
      for (const [file, distance] of reached) {
        const next = named.get(file) ?? namedIn(dist, file);
        named.set(file, next);
        for (const each of next) if (!reached.has(each)) reached.set(each, distance + 1);
      }
      this.distances.set(suite, reached);
    }
  }

  /** How many imports away a file is from a suite; undefined if the suite does not reach it. @param file as compiled, for example `reference/io/cursor.js` */
  distance(suite: string, file: string): number | undefined {
    return this.distances.get(suite)?.get(file);
  }
}

function namedIn(dist: string, file: string): string[] {
  let text: string;
  try {
    text = readFileSync(join(dist, file), 'utf8');
  } catch (error) {
    // A file outside the package's code, or one that is not there: nothing is behind it.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return [...text.matchAll(NAMED)].map(([, name]) => join(dirname(file), name));
}
