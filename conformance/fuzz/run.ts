import { ROUND } from './cases.js';
import { runRounds } from './pool.js';
import { allSeeds } from './seeds.js';
import { finishRound, loadState, saveState, type State } from './state.js';
import { emptyTally, type Tally } from './tally.js';

export interface RunOptions {
  readonly seed: number;
  /** How many inputs of the seed there are to be in all, with those of earlier runs. */
  readonly last: number;
  readonly minutes?: number;
  readonly jobs: number;
  /** Begin at the first input. */
  readonly fresh: boolean;
}

const SAVED_EVERY_MS = 10_000;

/** Runs the inputs of a seed from where an earlier run stopped. @returns what all runs of the seed have seen */
export async function run({ seed, last, minutes, jobs, fresh }: RunOptions, onRound: (tally: Tally) => void): Promise<Tally> {
  const state = loadState(seed, allSeeds().fingerprint);
  if (fresh) Object.assign(state, { next: 0, ahead: [], tally: emptyTally() });
  const deadline = minutes === undefined ? Infinity : performance.now() + 60_000 * minutes;
  let savedAt = performance.now();
  await runRounds(seed, rounds(state, last, deadline), jobs, (round, tally) => {
    finishRound(state, round, tally);
    if (performance.now() - savedAt > SAVED_EVERY_MS) {
      saveState(state);
      savedAt = performance.now();
    }
    onRound(state.tally);
  });
  saveState(state);
  return state.tally;
}

/** The rounds that are not done yet, in order. */
function rounds(state: State, last: number, deadline: number): () => number | undefined {
  const done = new Set(state.ahead);
  let round = state.next;
  return () => {
    while (done.has(round)) round++;
    return round * ROUND < last && performance.now() < deadline ? round++ : undefined;
  };
}
