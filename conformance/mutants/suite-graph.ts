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
  private readonly reaching = new Map<string, Set<string>>();

  constructor(dist: string) {
    const tests = globSync('conformance/suites/**/*.test.js', { cwd: dist, posix: true }).sort();
    this.suites = tests.filter((suite) => !NOT_ASKED.some((beginning) => suite.startsWith(`conformance/suites/${beginning}`)));
    const named = new Map<string, string[]>();
    for (const suite of this.suites) {
      const reached = new Set([suite]);
      for (const file of reached) {
        const next = named.get(file) ?? namedIn(dist, file);
        named.set(file, next);
        for (const each of next) reached.add(each);
      }
      this.reaching.set(suite, reached);
    }
  }

  /** @param file as compiled, for example `reference/io/cursor.js` */
  suitesOf(file: string): string[] {
    return this.suites.filter((suite) => this.reaching.get(suite)?.has(file));
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
