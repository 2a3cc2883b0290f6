import type { Expression } from './dialect.js';

/** An operation whose answer is computed from its input alone. */
export interface Calculation {
  title: string;
  operation: 'hash.compute';
  phase: string;
  /** The accepted value, from the `input`. */
  result: Expression;
  /** Inputs that have no answer; the first that fires decides. */
  refuses?: { when: Expression; error: string }[];
  cases: CalculationCase[];
}

export interface CalculationCase {
  id: string;
  input: unknown;
  /** As its source gives it. */
  value?: unknown;
  /** What a source says of the `result`, where it does not give it whole. */
  holds?: Expression;
  /** The definition that it shows, as in `covers` of a requirement; the calculation if absent. */
  covers?: string;
  says?: string;
  source?: string[];
}
