import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ImplementationError, launcherFor } from '../contract/load.js';
import { packageRoot } from '../contract/package-root.js';
import type { Grade, Hello } from '../contract/protocol.js';
import type { Launcher } from '../contract/transport.js';
import { Baseline } from './baseline.js';
import { BaselineCheck, type BaselineUse } from './baseline-check.js';
import { BaselineError, readBaseline } from './baseline-file.js';
import { BaselineUpdate } from './baseline-update.js';
import { Conversations } from './conversations.js';
import { corpusHash } from './corpus-hash.js';
import { CorpusError, readCorpus, type Corpus, type CorpusVector } from './corpus.js';
import { questions, type Question } from './questions.js';
import { readRequirements, type Requirement, type Requirements } from './requirements.js';
import { InOrder } from './in-order.js';
import type { ReadBack } from './read-back.js';
import type { ResultsLine, RunRecord } from './results.js';
import { select, selectionRecord, type Selected, type Selection } from './select.js';
import { Tally } from './tally.js';
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
  /** So many copies of the implementation share the work. Left out: one. */
  jobs?: number;
  /** The run ends with so many findings; it is not complete then. */
  bail?: number;
  /** Failures that are expected; with `update` they are written instead of being held against. */
  baseline?: { file: string; update: boolean };
  /** Milliseconds until the hello message; for the suite's own tests. */
  helloTimeout?: number;
}

/** 0: all well. 1: findings. 2: the run itself could not be done. */
export type ExitCode = 0 | 1 | 2;

/**
 * Runs the selected vectors against an implementation and hands every line of the results stream to `sink`, results in the
 * order of the corpus. What rules the run out, before it starts or on the way, becomes a `problem` line and exit code 2.
 */
export async function run(options: RunOptions, sink: (line: ResultsLine) => void): Promise<ExitCode> {
  try {
    return (await runAll(options, sink)) ? 0 : 1;
  } catch (error) {
    const problem = problemOf(error);
    sink({ record: 'problem', problem });
    return 2;
  }
}

/** True if all is well. */
async function runAll(options: RunOptions, sink: (line: ResultsLine) => void): Promise<boolean> {
  const started = performance.now();
  const { launcher, corpus, requirements, selected, baseline } = prepared(options);
  const { vectors, ofAllShards } = selected;
  const grade = options.grade ?? (options.impl === undefined ? 'exact' : 'rejected');
  const tally = new Tally(options.bail, sink, () => conversations.stop());
  const inOrder = new InOrder(vectors.map(({ id }) => id), tally.add);
  const verdicts = new Verdicts(corpus, requirements, grade, (result) => inOrder.add(result.id, baseline ? baseline.judged(result) : result), await readBackFor(vectors, options.spec));
  const conversations = await converse(launcher, options, vectors.length, verdicts);
  try {
    const { hello } = conversations;
    const { shard } = options;
    sink({
      record: 'run',
      suite: suiteIdentity(options.corpus),
      implementation: { impl: options.impl ?? null, ...identity(hello) },
      ...{ grade, command: options.command, vectors: vectors.length, selection: selectionRecord(options) },
      shard: shard && { ...shard, vectors: ofAllShards },
      requirements: requirementsOf(vectors, requirements),
    });
    const added = twinsToAdd(vectors, corpus.byId).map((vector) => ({ vector, reported: false }));
    await conversations.ask(questions([...added, ...vectors.map((vector) => ({ vector, reported: true }))], hello, verdicts));
  } finally {
    conversations.stop();
  }
  const { totals } = tally;
  if (totals.unsupported === vectors.length) {
    throw new ImplementationError(`nothing was tested: the implementation supports none of the ${vectors.length} vectors`);
  }
  const complaints = tally.bailed ? [] : (baseline?.complaints() ?? []);
  sink({ record: 'end', totals, seconds: Math.round(performance.now() - started) / 1000, ...(complaints.length > 0 ? { complaints } : {}) });
  return totals.fail + totals.error + complaints.length === 0;
}

/** What reads bytes back, if any of the vectors asks for it: it takes a while to load. */
async function readBackFor(vectors: readonly CorpusVector[], spec: string | undefined): Promise<ReadBack | undefined> {
  if (!vectors.some(({ expect }) => 'readsBack' in expect)) return undefined;
  const module = await import('./read-back.js');
  return new module.ReadBack(spec);
}

interface Prepared {
  launcher: Launcher;
  corpus: Corpus;
  requirements: Requirements;
  selected: Selected;
  baseline?: BaselineUse;
}

function prepared(options: RunOptions): Prepared {
  const launcher = launcherFor(options.impl, options.cwd);
  const corpus = readCorpus(options.corpus);
  const requirements = readRequirements(options.spec);
  return { launcher, corpus, requirements, selected: select(corpus, options, requirements), baseline: baselineFor(options, corpus) };
}

function baselineFor({ baseline, cwd }: RunOptions, corpus: Corpus): BaselineUse | undefined {
  if (baseline === undefined) return undefined;
  const file = resolve(cwd, baseline.file);
  const lines = new Baseline(readBaseline(file, baseline.update), corpus.vectors.map(({ id }) => id));
  return baseline.update ? new BaselineUpdate(file, lines) : new BaselineCheck(lines);
}

/** The vectors that a run would report. Throws CorpusError if there are none. */
export function selectedVectors(options: RunOptions): CorpusVector[] {
  const { corpus, spec } = options;
  return select(readCorpus(corpus), options, readRequirements(spec)).vectors;
}

/** Why a run cannot be done, found out by starting the implementation and ending it; undefined if it can. */
export async function preflight(options: RunOptions): Promise<string | undefined> {
  try {
    const { launcher } = prepared(options);
    (await converse(launcher, { ...options, jobs: 1 }, 1)).stop();
    return undefined;
  } catch (error) {
    return problemOf(error);
  }
}

/** One line for people; throws what is no fault of the user's. */
function problemOf(error: unknown): string {
  if (error instanceof ImplementationError || error instanceof CorpusError || error instanceof BaselineError) return error.message;
  throw error;
}

function converse(launcher: Launcher, options: RunOptions, vectors: number, verdicts?: Verdicts): Promise<Conversations<Question>> {
  const { timeout, helloTimeout, jobs = 1 } = options;
  const times = { timeout, helloTimeout, jobs: Math.min(jobs, vectors) };
  return Conversations.start(launcher, times, ({ asked }, answer) => {
    for (const each of asked) verdicts?.answered(each, answer);
  });
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
