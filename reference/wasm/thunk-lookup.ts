import type { ThunkSnapshot } from './thunk-table.js';

/** The prefix of thunks from the interpreter to code; calls of the host are among them. */
const INTERPRETER_TO_CODE = 'M';

/** Whether keys of this prefix are looked up in the startup table of the host: all of them until #132965 (wasm-r2r 7.2). */
export function hostServes(key: string, rules: ThunkRules): boolean {
  return rules.hostFirstForEveryKey || key.startsWith(INTERPRETER_TO_CODE);
}

export interface ThunkRules {
  readonly hostFirstForEveryKey: boolean;
}

/** The named rule sets; undefined for another name. */
export function thunkRules(name: unknown): ThunkRules | undefined {
  if (name === '18.6') return { hostFirstForEveryKey: true };
  return name === undefined || name === 'newest' ? { hostFirstForEveryKey: false } : undefined;
}

/** The index of a key's thunk: that of the host if it serves the key, else the injected one; undefined if there is neither. */
export function lookUpThunk(key: string, host: ThunkSnapshot, injected: ThunkSnapshot, rules: ThunkRules): number | undefined {
  return (hostServes(key, rules) ? host.get(key) : undefined) ?? injected.get(key);
}
