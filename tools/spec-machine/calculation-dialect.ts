import type { Expression, Nest, VectorContext } from './dialect.js';

/** An operation whose answer is computed from its input alone. */
export interface Calculation {
  title: string;
  operation: 'hash.compute' | 'wasm.lower' | 'wasm.raise' | 'wasm.keys' | 'wasm.thunk';
  phase: string;
  /** What cases and spaces ask for by name; `library` in `asking`. */
  library?: Record<string, unknown>;
  /** The input, from what a case or space has (`asked`); that itself if absent. */
  asking?: Expression;
  /** Another input that has the same answer, and is answered sooner; some are asked both ways. */
  instead?: Expression;
  /** The accepted value, from the `input`. */
  result: Expression;
  /** Inputs that have no answer; the first that fires decides. */
  refuses?: { when: Expression; error: string }[];
  /** Inputs that may be refused as well. */
  mayRefuse?: { when: Expression; error: string }[];
  /** Of which inputs nobody knows the answer: no vector is made of them. */
  undetermined?: Expression;
  /** Of which inputs the answer is a conclusion that nobody has seen: their vectors are informative. */
  unverified?: Expression;
  /**
   * Other values of a member of the context; a vector of a case or space that `differs` says what members of the answer would be
   * under each of them, where they would differ. Of an answer that is `undetermined` under it only the `determined` members count.
   */
  alternatives?: { member: string; values: string[]; determined: string[] };
  cases: CalculationCase[];
  spaces?: Space[];
}

export interface CalculationCase {
  id: string;
  input: unknown;
  nest?: Nest;
  context?: VectorContext;
  /** As its source gives it. */
  value?: unknown;
  /** What a source says of the `result`, where it does not give it whole. */
  holds?: Expression;
  /** The code with which its source refuses it. */
  rejects?: string;
  /** The definition that it shows, as in `covers` of a requirement; the calculation if absent. */
  covers?: string;
  differs?: true;
  /** The alternative that has to give another answer. */
  tells?: string;
  says?: string;
  source?: string[];
}

/** Cases by combination. */
export interface Space {
  id: string;
  says: string;
  /** What is combined: values, or the name of an object in the library whose keys they are. */
  axes: Record<string, unknown[] | string>;
  /** All combinations of so many axes occur; every combination of all of them if absent. */
  strength?: number;
  /** What is asked: `$axis` stands for the value. */
  input: unknown;
  /** Which combinations are left out; sees the axes. */
  without?: Expression;
  contexts?: VectorContext[];
  differs?: true;
}
