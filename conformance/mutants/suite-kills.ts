import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Kill } from './protocol.js';
import type { Slip } from './slip.js';
import { compiledName, type CompiledReference } from './reference-copy.js';
import { SuiteGraph } from './suite-graph.js';
import { killBySuites, runSuites, type SuiteResult } from './suites.js';

/** How long all suites together may take without any slip. */
const PATIENCE_SECONDS = 1800;

/** Suites that import a file over so few others are asked first. */
const NEAR = 2;

/** Asks the suites about what no vector kills: those that import the changed file, in a copy of the whole package. */
export class SuiteKills {
  private readonly graph: SuiteGraph;
  private readonly copies = new Set<string>();
  private baseline: Promise<SuiteResult[]> | undefined;

  /** @param kept where it stands how the suites do without any slip */
  constructor(
    private readonly root: string,
    private readonly dist: string,
    private readonly reference: CompiledReference,
    private readonly kept: string,
  ) {
    this.graph = new SuiteGraph(dist);
  }

  /** The suite that fails first. @param folder for the copy, one for each job */
  async kill(folder: string, { mutant, compiled }: Slip): Promise<Kill | undefined> {
    if (!this.copies.has(folder)) {
      this.reference.packageIn(folder, this.root, this.dist);
      this.copies.add(folder);
    }
    this.baseline ??= this.withoutSlip(folder);
    const file = compiledName(mutant.file);
    const touching = (await this.baseline).filter(({ suite, passed }) => passed && this.graph.distance(suite, file) !== undefined);
    const near = touching.filter(({ suite }) => (this.graph.distance(suite, file) ?? Infinity) <= NEAR);
    const others = touching.filter((each) => !near.includes(each));
    return this.reference.withSlip(folder, mutant, compiled, async () => (await killBy(folder, near)) ?? killBy(folder, others));
  }

  /** A suite that fails without any slip tells nothing. */
  private async withoutSlip(folder: string): Promise<SuiteResult[]> {
    if (existsSync(this.kept)) return JSON.parse(readFileSync(this.kept, 'utf8')) as SuiteResult[];
    const results = await runSuites(folder, this.graph.suites, PATIENCE_SECONDS);
    if (results === undefined) throw new Error(`the suites did not end well within ${PATIENCE_SECONDS} s`);
    writeFileSync(this.kept, JSON.stringify(results, undefined, 1));
    return results;
  }
}

function killBy(folder: string, suites: readonly SuiteResult[]): Promise<Kill | undefined> {
  const seconds = 60 + 5 * suites.reduce((sum, each) => sum + each.seconds, 0);
  return killBySuites(folder, suites.map(({ suite }) => suite), seconds);
}
