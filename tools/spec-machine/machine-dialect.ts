import type { Expression } from './dialect.js';

/** A state machine: states, variables with finitely many values, events, and what each transition emits. */
export interface MachineDefinition {
  machine: Transition[];
  says?: string;
  states: string[];
  start: string;
  events: Record<string, string>;
  /** Scenarios begin with each of the `start` values. */
  variables?: Record<string, { start: unknown[]; says: string }>;
  /** Events that cannot occur while a condition holds (it sees `state` and the variables). */
  excluded?: { event: string; when: Expression; because: string }[];
  /** How long the enumerated scenarios are, in events; of a machine that walks its situations at most. */
  depth: number;
  /** `situations`: every event once in every situation that can be reached, and not every sequence of events. */
  walk?: 'situations';
}

export interface Transition {
  id: string;
  from: string[];
  event: string;
  if?: Expression;
  to: string;
  /** New values of variables. */
  set?: Record<string, Expression>;
  emits?: Record<string, unknown>[];
  /** What a script gets for the event: a value, which sees the new values of the variables and the old ones in `before`; or a code. */
  answer?: Expression;
  rejects?: string;
  /** Implementation-defined: another transition with this mark may be taken instead. */
  either?: true;
}
