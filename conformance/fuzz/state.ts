import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../contract/package-root.js';
import { FUZZ_FOLDER } from './saved-input.js';
import { add, emptyTally, type Tally } from './tally.js';

/** How far the inputs of one seed have come. */
export interface State {
  readonly seed: number;
  /** Of what the inputs were made from. */
  readonly fingerprint: string;
  /** Rounds below this are done, and those of `ahead`. */
  next: number;
  ahead: number[];
  tally: Tally;
}

/** @param seed of the inputs @param fingerprint of what they are made from: an older state with another one counts, but its rounds come again */
export function loadState(seed: number, fingerprint: string): State {
  const fresh: State = { seed, fingerprint, next: 0, ahead: [], tally: emptyTally() };
  const states = savedStates().filter((state) => state.seed === seed && state.fingerprint === fingerprint);
  return states[0] ?? fresh;
}

/** Marks a round as done. */
export function finishRound(state: State, round: number, tally: Tally): void {
  add(state.tally, tally);
  state.ahead.push(round);
  while (state.ahead.includes(state.next)) {
    state.ahead.splice(state.ahead.indexOf(state.next), 1);
    state.next++;
  }
}

/** The file appears when it is complete: who is killed at this loses nothing. */
export function saveState(state: State): void {
  const path = join(packageRoot(), FUZZ_FOLDER, 'runs', `${state.seed}-${state.fingerprint}.json`);
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, `${JSON.stringify(state)}\n`);
  renameSync(temporary, path);
}

/** Every run that has been kept. */
export function savedStates(): State[] {
  const folder = join(packageRoot(), FUZZ_FOLDER, 'runs');
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
  return names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as State);
}
