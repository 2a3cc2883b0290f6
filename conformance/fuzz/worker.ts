import { Cases, type FuzzInput } from './cases.js';
import { examine, type Outcome } from './examine.js';
import { saveInput } from './saved-input.js';
import { allSeeds } from './seeds.js';

/** What the pool sends: a seed at first, then one number after the other. */
export type ToWorker = { seed: number } | { index: number };

export interface FromWorker {
  index: number;
  /** Undefined if the case needs what is not there. */
  outcome?: Outcome & { readonly seed: string; readonly size: number };
  /** Where the input of a failing case has been written. */
  saved?: string;
}

let cases: Cases | undefined;
let seed = 0;

process.on('message', (message: ToWorker) => {
  if ('seed' in message) {
    ({ seed } = message);
    cases = new Cases(seed, allSeeds());
    return;
  }
  const { index } = message;
  const input = cases?.input(index);
  process.send?.(input === undefined ? { index } : answer(index, input));
});

function answer(index: number, input: FuzzInput): FromWorker {
  const outcome = { ...examine(input), seed: input.seed, size: input.bytes.length };
  return { index, outcome, saved: outcome.fault && saveInput(input, `${seed}-${index}`) };
}
