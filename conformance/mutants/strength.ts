import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readCorpus, type Corpus } from '../runner/corpus.js';
import { drawnMutants } from './draw.js';
import { Examining, killOf } from './examining.js';
import { familiesOf } from './families.js';
import { formerKills } from './former-kills.js';
import { inputsHash } from './inputs.js';
import { Journal } from './journal.js';
import { lineOf, type Outcome } from './outcome.js';
import { scouted, type Order } from './reach.js';
import { CompiledReference } from './reference-copy.js';
import { seededMutants } from './seeded.js';
import type { Slip } from './slip.js';
import { SuiteKills } from './suite-kills.js';

export interface StrengthOptions {
  root: string;
  /** The compiled package. */
  dist: string;
  /** Of the slips made by machine. */
  seed: number;
  /** How many of those. */
  count: number;
  /** Only mutants whose id contains one of these; none: all. */
  texts: readonly string[];
  jobs: number;
  /** Seconds of work that a vector may cost. */
  patience: number;
  /** Ask suites about what no vector kills. */
  withSuites: boolean;
  say: (line: string) => void;
}

export interface Strength {
  /** In the order of the mutants. */
  outcomes: Outcome[];
  /** Slips that no longer fit the sources, and vectors that fail without any: both have to be put right. */
  unfit: string[];
}

/** Makes each mutant and sees what kills it. */
export async function strength(options: StrengthOptions): Promise<Strength> {
  const { root, dist, seed, count, texts, jobs, patience, say, withSuites } = options;
  const folder = join(root, '.r2r/strength');
  mkdirSync(folder, { recursive: true });
  const state = join(folder, inputsHash(root, dist));
  const reference = new CompiledReference(root, folder);
  const seeded = seededMutants(root);
  for (const problem of seeded.unfit) say(`unfit: ${problem}`);
  const all = [...seeded.mutants, ...drawnMutants(root, seed, count)];
  const chosen = all.filter(({ id }) => texts.length === 0 || texts.some((text) => id.includes(text)));
  const slips = chosen.map((mutant) => reference.slip(mutant)).filter((slip) => slip !== undefined);
  const corpus = readCorpus();
  const vectors = corpus.vectors.map(({ id }) => id);
  const examiningIn = (name: string, ...flags: string[]): Examining => new Examining(join(folder, name), patience, vectors, flags);
  // A function that the optimizer puts into its callers is no longer counted.
  const { orders, failed } = await scouted(slips, reference, examiningIn('reach', '--no-opt'), `${state}.reach.json`);
  for (const { vector, how } of failed) say(`fails without any slip: ${vector}: ${how}`);
  const hints = familiesWith(corpus, formerKills(root, folder));
  const journal = new Journal(`${state}.jsonl`);
  const left = slips.filter((slip) => {
    const known = journal.of(slip);
    return known === undefined || (withSuites && known.killed === undefined && known.asked === 'vectors');
  });
  let done = slips.length - left.length;
  say(`${slips.length} mutants, ${done} of them examined before`);
  const suites = withSuites ? new SuiteKills(root, dist, reference, `${state}.suites.json`) : undefined;
  const queue = left.values();
  const job = async (index: number): Promise<void> => {
    const worker = new Worker(reference, examiningIn(`job-${index}`), failed.map(({ vector }) => vector), suites, join(folder, `copies-${index}`));
    for (const slip of queue) {
      const outcome = await worker.examine(slip, hinted(orders.get(slip.mutant.id), hints.get(slip.mutant.id)), journal.of(slip));
      journal.add(outcome);
      say(`${++done}/${slips.length} ${lineOf(outcome)}`);
    }
    worker.stop();
  };
  await Promise.all(Array.from({ length: Math.min(jobs, left.length) }, (_, index) => job(index)));
  return { outcomes: slips.flatMap((slip) => journal.of(slip) ?? []), unfit: [...seeded.unfit, ...failed.map(({ vector }) => vector)] };
}

/** The family of each vector. */
function familiesWith(corpus: Corpus, kills: ReadonlyMap<string, string>): Map<string, number> {
  const families = new Map(familiesOf(corpus).flatMap(({ vectors }, index) => vectors.map(({ id }): [string, number] => [id, index])));
  return new Map([...kills].flatMap(([mutant, vector]) => [[mutant, families.get(vector)] as const]).filter((pair): pair is [string, number] => pair[1] !== undefined));
}

/** The family that killed the mutant before comes first, if it still runs the code. */
function hinted(order: Order = { families: [], reaching: 0 }, hint: number | undefined): Order {
  if (hint === undefined || !order.families.includes(hint)) return order;
  return { ...order, families: [hint, ...order.families.filter((family) => family !== hint)] };
}

/** Examines one mutant after the other. */
class Worker {
  private copies = 0;

  /** @param folder for copies of the reference and the package */
  constructor(
    private readonly reference: CompiledReference,
    private readonly examining: Examining,
    private readonly ignored: string[],
    private readonly suites: SuiteKills | undefined,
    private readonly folder: string,
  ) {
    rmSync(folder, { recursive: true, force: true });
  }

  /** @param known what vectors said before, who are not asked again */
  async examine(slip: Slip, { families, reaching }: Order, known?: Outcome): Promise<Outcome> {
    const started = performance.now();
    const byVector = known === undefined ? await this.byVectors(slip, families) : undefined;
    const bySuite = byVector === undefined ? await this.suites?.kill(join(this.folder, 'package'), slip) : undefined;
    const killed = byVector ? { by: byVector.unsupported === true ? ('suite' as const) : ('vector' as const), ...byVector } : bySuite && { by: 'suite' as const, ...bySuite };
    const { id, group, file, says, breaks } = slip.mutant;
    const asked = this.suites === undefined ? 'vectors' : 'vectors and suites';
    const seconds = (known?.seconds ?? 0) + Math.round((performance.now() - started) / 100) / 10;
    return { id, group, file, says, breaks, code: slip.code, asked, killed, families: reaching, seconds };
  }

  stop(): void {
    this.examining.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async byVectors({ mutant, compiled }: Slip, families: number[]): Promise<ReturnType<typeof killOf>> {
    // A module is loaded once under each name, so every copy has a folder of its own.
    const copy = join(this.folder, String(++this.copies));
    const reference = this.reference.copyTo(copy, mutant, compiled);
    const answer = await this.examining.ask({ ask: 'examine', reference, families, ignored: this.ignored });
    rmSync(copy, { recursive: true });
    return killOf(answer);
  }
}
