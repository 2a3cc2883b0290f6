import { join } from 'node:path';
import { loadSpec } from '../../tools/spec-machine/spec.js';
import { packageRoot } from '../contract/package-root.js';
import { Cases } from './cases.js';
import { examine, type Fault } from './examine.js';
import { sizeOf, type FuzzInput } from './input.js';
import { minimized } from './minimize.js';
import { saveInput } from './saved-input.js';
import { allSeeds } from './seeds.js';
import { count, emptyTally, placeOf, type Tally } from './tally.js';

/** What the pool sends: the seed at first; then ranges of inputs, or one input that a process was lost over. */
export type ToWorker = { seed: number } | { first: number; count: number } | { lost: number; fault: Fault };

export interface FromWorker {
  tally: Tally;
}

/** So many faults of one place are written to files; of the others only the number counts. */
const SAVED_OF_A_PLACE = 2;

/** Making the text of a stack takes longer than most inputs; of a crash it is made afterwards. */
Error.stackTraceLimit = 0;

let cases: Cases | undefined;
let seed = 0;
const saved = new Map<string, number>();

process.on('message', (message: ToWorker) => {
  if ('seed' in message) {
    ({ seed } = message);
    cases = new Cases(seed, allSeeds(), loadSpec(join(packageRoot(), 'spec')));
    return;
  }
  const tally = emptyTally();
  if ('lost' in message) lose(tally, message.lost, message.fault);
  else for (let index = message.first; index < message.first + message.count; index++) examineInto(tally, index);
  process.send?.({ tally } satisfies FromWorker);
});

function examineInto(tally: Tally, index: number): void {
  const input = cases?.input(index);
  if (input === undefined) {
    tally.leftOut++;
    return;
  }
  const outcome = examine(input);
  count(tally, index, input.target, input.seed, sizeOf(input), outcome);
  if (outcome.fault !== undefined) keep(tally, index, minimized(input, outcome.fault), outcome.fault);
}

function lose(tally: Tally, index: number, fault: Fault): void {
  const input = cases?.input(index);
  if (input === undefined) return;
  count(tally, index, input.target, input.seed, sizeOf(input), { fault, codes: [], milliseconds: 0, growth: 0 });
  keep(tally, index, input, fault);
}

function keep(tally: Tally, index: number, input: FuzzInput, fault: Fault): void {
  const place = placeOf(fault, input.seed);
  const times = saved.get(place) ?? 0;
  saved.set(place, times + 1);
  const path = times < SAVED_OF_A_PLACE ? saveInput(input, `${seed}-${index}`) : '';
  tally.faults.push({ fault, seed: input.seed, size: sizeOf(input), saved: path });
}
