import type { Expression } from './dialect.js';

/** Scripts of steps, each with the answer that a state machine gives to it. */
export interface Script {
  title: string;
  operation: 'thunks.run' | 'entrypoint.run';
  /** The machine whose scenarios are the scripts. */
  machine: string;
  /** What the input has beside the steps, and the context, from the variables at the start. */
  input: Expression;
  context?: Expression;
  /** The step that stands for each event. */
  steps: Record<string, object>;
  /** Sequences of events that show something by name. */
  cases?: ScriptCase[];
}

export interface ScriptCase {
  id: string;
  /** Values of variables at the start; the first ones of the machine if absent. */
  start?: Record<string, unknown>;
  events: string[];
  says: string;
  /** What its source says of the last answer. */
  answer?: unknown;
  source: string[];
}
