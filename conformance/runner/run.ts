import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImplementationError, launcherFor } from '../contract/load.js';
import { packageRoot } from '../contract/package-root.js';
import type { Grade, Hello } from '../contract/protocol.js';
import { Conversation } from './conversation.js';
import { corpusHash } from './corpus-hash.js';
import { CorpusError, readCorpus, type Corpus, type CorpusVector } from './corpus.js';
import { questions, type Question } from './questions.js';
import { readRequirements, type Requirement, type Requirements } from './requirements.js';
import type { Counts, ResultsLine, RunRecord } from './results.js';
import { select, selectionRecord, type Selection } from './select.js';
import { twinsToAdd } from './twins.js';
import { Verdicts } from './verdicts.js';

export interface RunOptions extends Selection {
  /** As load.ts takes it; undefined for the reference. */
  impl?: string;
  cwd: string;
  /** What a rejection has to reach. Left out: `exact` for the reference, `rejected` for everybody else. */
  grade?: Grade;
  /** Milliseconds for each answer. */
  timeout: number;
  /** Folders other than this package's, for the suite's own tests. */
  corpus?: string;
  spec?: string;
  /** The beginning of a command that repeats vectors. */
  command: string;
}

/** 0: all well. 1: findings. 2: the run itself could not be done. */
export type ExitCode = 0 | 1 | 2;

/** The vectors that a run would report. Throws CorpusError if there are none. */
export function selectVectors(options: RunOptions, corpus: Corpus): CorpusVector[] {
  const selected = select(corpus, options);
  if (selected.length > 0) return selected;
  throw new CorpusError(corpus.vectors.length === 0 ? 'the corpus holds no vectors' : 'no vector matches --only and --area');
}

/**
 * Runs the selected vectors against an implementation and hands every line of the results stream to `sink`. What rules the
 * run out, before it starts or on the way, becomes a `problem` line and exit code 2.
 */
export async function run(options: RunOptions, sink: (line: ResultsLine) => void): Promise<ExitCode> {
  try {
    const totals = await runAll(options, sink);
    return totals.fail + totals.error > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof ImplementationError || error instanceof CorpusError)) throw error;
    sink({ record: 'problem', problem: error.message });
    return 2;
  }
}

async function runAll(options: RunOptions, sink: (line: ResultsLine) => void): Promise<Counts> {
  const started = performance.now();
  const corpus = readCorpus(options.corpus);
  const selected = selectVectors(options, corpus);
  const grade = options.grade ?? (options.impl === undefined ? 'exact' : 'rejected');
  const requirements = readRequirements(options.spec);
  const verdicts = new Verdicts(corpus, requirements, grade, sink);
  const conversation = await converse(options, verdicts);
  try {
    const { hello } = conversation;
    sink({
      record: 'run',
      suite: suiteIdentity(options.corpus),
      implementation: { impl: options.impl ?? null, ...identity(hello) },
      ...{ grade, command: options.command, vectors: selected.length, selection: selectionRecord(options) },
      requirements: requirementsOf(selected, requirements),
    });
    const added = twinsToAdd(selected, corpus.byId).map((vector) => ({ vector, reported: false }));
    await conversation.ask(questions([...added, ...selected.map((vector) => ({ vector, reported: true }))], hello, verdicts));
  } finally {
    conversation.stop();
  }
  const { totals } = verdicts;
  if (totals.unsupported === selected.length) {
    throw new ImplementationError(`nothing was tested: the implementation supports none of the ${selected.length} vectors`);
  }
  sink({ record: 'end', totals, seconds: Math.round(performance.now() - started) / 1000 });
  return totals;
}

/** Why a run cannot be done, found out by starting the implementation and ending it; undefined if it can. */
export async function preflight(options: RunOptions): Promise<string | undefined> {
  try {
    selectVectors(options, readCorpus(options.corpus));
    (await converse(options)).stop();
    return undefined;
  } catch (error) {
    if (error instanceof ImplementationError || error instanceof CorpusError) return error.message;
    throw error;
  }
}

function converse(options: RunOptions, verdicts?: Verdicts): Promise<Conversation<Question>> {
  const launcher = launcherFor(options.impl, options.cwd);
  return Conversation.start(launcher, { timeout: options.timeout }, ({ asked }, answer) => verdicts?.answered(asked, answer));
}

function identity({ name, version, language, operations }: Hello): Omit<RunRecord['implementation'], 'impl'> {
  return { name, version, language, operations };
}

function requirementsOf(vectors: CorpusVector[], all: Requirements): Record<string, Requirement> {
  const ids = new Set(vectors.flatMap(({ requirements }) => requirements));
  return Object.fromEntries([...all].filter(([id]) => ids.has(id)));
}

function suiteIdentity(corpus: string | undefined): RunRecord['suite'] {
  const { name, version }: { name: string; version: string } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  return { name, version, corpusHash: corpusHash(corpus) };
}
