import type { Difference } from '../contract/equality.js';
import type { Grade } from '../contract/protocol.js';
import type { FailureKind } from './failure-kind.js';
import type { Polarity } from './polarity.js';
import type { Requirement } from './requirements.js';

/*
 * The stream of results: one JSON object a line. A `run` line, a `result` line for each vector in the order of the corpus,
 * an `end` or a `problem` line. A stream without `end` is that of a run that was cut off; what it has is still true.
 */

export const VERDICTS = ['pass', 'fail', 'error', 'unsupported', 'expectedFail', 'informative', 'leftOut'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface RunRecord {
  record: 'run';
  /** `corpusHash`: see corpus-hash.ts. */
  suite: { name: string; version: string; corpusHash: string };
  implementation: {
    /** As `--impl` had it; null for the reference of this package. */
    impl: string | null;
    name: string;
    version?: string;
    language?: string;
    operations: string[];
  };
  grade: Grade;
  /** The beginning of a command that repeats vectors; `--only=...` completes it. */
  command: string;
  /** How many result lines are to come. */
  vectors: number;
  /** What chose the vectors, by the option's name (`only`, `area`, ...); without members: all. */
  selection: Record<string, string[]>;
  /** Of a run that is one of several, counted from 1; `vectors` are those of all of them together. */
  shard?: { index: number; count: number; vectors: number };
  /** The requirements of the vectors chosen, as far as the spec has them: a report needs no spec. */
  requirements: Record<string, Requirement>;
}

export interface ResultRecord {
  record: 'result';
  id: string;
  area: string;
  topic: string;
  requirements: string[];
  polarity: Polarity;
  verdict: Verdict;
  /** What a rejection reached. */
  grade?: Grade;
  /** Of a failure or error: its kind. */
  failure?: FailureKind;
  /** One sentence; absent for a pass. */
  reason?: string;
  /** Of a failure or error, and of an informative vector that does not agree: what a person needs to see. */
  finding?: Finding;
}

export interface Finding {
  /** The sentences of the requirements that the spec knows. */
  says: Record<string, string>;
  operation: string;
  context: Record<string, unknown>;
  /** The input, without bytes. */
  input: unknown;
  bytes?: ShownBytes;
  /** The bytes in question, half open, of a vector that expects a rejection. */
  range?: [number, number];
  expected?: unknown;
  /** The answer, cut if it is long. */
  actual?: unknown;
  difference?: Difference;
  /** The end of what the implementation printed, if it was at fault. */
  output?: string;
}

/** A window of the input. */
export interface ShownBytes {
  /** Offset of the first byte shown. */
  offset: number;
  /** Length of the whole input. */
  length: number;
  hex: string;
}

export type Counts = Record<Verdict, number>;

export interface EndRecord {
  record: 'end';
  totals: Counts;
  seconds: number;
  /** What fails the run besides results (lines of the baseline), each a sentence. */
  complaints?: string[];
}

/** Why there is no `end`: the run could not be done, or not be finished. One line for people. */
export interface ProblemRecord {
  record: 'problem';
  problem: string;
}

export type ResultsLine = RunRecord | ResultRecord | EndRecord | ProblemRecord;

/** A failing run is one with any of these. */
export function isFinding(verdict: Verdict): boolean {
  return verdict === 'fail' || verdict === 'error';
}

export function noCounts(): Counts {
  return Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Counts;
}
