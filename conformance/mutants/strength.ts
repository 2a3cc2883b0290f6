import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readCorpus } from '../runner/corpus.js';
import { drawnMutants } from './draw.js';
import { Examining, killOf } from './examining.js';
import { inputsHash } from './inputs.js';
import { Journal } from './journal.js';
import type { Outcome } from './outcome.js';
import { ordersOf, type Slip } from './reach.js';
import { CompiledReference } from './reference-copy.js';
import { seededMutants } from './seeded.js';
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
  /** Seconds that a vector may take. */
  patience: number;
  /** Ask suites about what no vector kills. */
  withSuites: boolean;
  say: (line: string) => void;
}

/** Makes each mutant and sees what kills it. Outcomes come in the order of the mutants. */
export async function strength(options: StrengthOptions): Promise<Outcome[]> {
  const { root, dist, seed, count, texts, jobs, say, withSuites } = options;
  const folder = join(root, '.r2r/strength');
  mkdirSync(folder, { recursive: true });
  const state = join(folder, inputsHash(root, dist));
  const reference = new CompiledReference(root, folder);
  const all = [...seededMutants(root), ...drawnMutants(root, seed, count)];
  const chosen = all.filter(({ id }) => texts.length === 0 || texts.some((text) => id.includes(text)));
  const slips = chosen.flatMap((mutant): Slip[] => {
    const slip = reference.slip(mutant);
    return slip === undefined ? [] : [{ mutant, ...slip }];
  });
  const vectors = readCorpus().vectors.map(({ id }) => id);
  const scouts = new Examining(join(folder, 'vector'), options.patience, vectors);
  const orders = await ordersOf(slips, reference, scouts, `${state}.reach.json`);
  scouts.stop();
  const journal = new Journal(`${state}.jsonl`);
  const left = slips.filter(({ mutant }) => !journal.outcomes.has(mutant.id));
  let copies = 0;
  let done = slips.length - left.length;
  say(`${slips.length} mutants, ${done} of them examined before`);
  const suites = withSuites ? new SuiteKills(root, dist, reference, `${state}.suites.json`) : undefined;
  const queue = left.values();
  const survivors: Outcome[] = [];
  const job = async (index: number): Promise<void> => {
    const examining = new Examining(join(folder, `vector-${index}`), options.patience, vectors);
    for (const slip of queue) {
      const started = performance.now();
      const { families, reaching } = orders.get(slip.mutant.id) ?? { families: [], reaching: 0 };
      // A module is loaded once under each name, so every copy has a folder of its own.
      const copy = join(folder, `copy-${index}-${++copies}`);
      const url = reference.copyTo(copy, slip.mutant, slip.compiled);
      const byVector = killOf(await examining.ask({ ask: 'examine', reference: url, families }));
      rmSync(copy, { recursive: true });
      const bySuite = byVector === undefined ? await suites?.kill(join(folder, `package-${index}`), slip) : undefined;
      const killed = byVector ? { by: 'vector' as const, ...byVector } : bySuite && { by: 'suite' as const, ...bySuite };
      const { id, group, file, says, breaks } = slip.mutant;
      const outcome: Outcome = { id, group, file, says, breaks, killed, families: reaching, seconds: Math.round((performance.now() - started) / 100) / 10 };
      // Who was not asked about by suites is not through.
      if (killed !== undefined || withSuites) journal.add(outcome);
      else survivors.push(outcome);
      say(`${++done}/${slips.length} ${lineOf(outcome)}`);
    }
    examining.stop();
  };
  await Promise.all(Array.from({ length: Math.min(jobs, left.length) }, (_, index) => job(index)));
  const unfinished = new Map(survivors.map((outcome) => [outcome.id, outcome]));
  return slips.flatMap(({ mutant: { id } }) => journal.outcomes.get(id) ?? unfinished.get(id) ?? []);
}

function lineOf({ id, says, killed, seconds }: Outcome): string {
  const end = killed === undefined ? 'SURVIVES' : `${killed.vector}: ${killed.how}`;
  return `${id} (${says}) ${seconds} s\n    ${end}`;
}
