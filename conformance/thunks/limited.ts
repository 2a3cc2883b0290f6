import { createContext, Script, type Context } from 'node:vm';
import { Misbehaviour } from './machine.js';

/** How long a thunk may run in all, in milliseconds. */
const PATIENCE = 5000;

// A call out of a script with a time limit can be stopped, also inside WebAssembly.
const guard: { work?: () => void } = {};
const guarding: Context = createContext({ guard });
const calling = new Script('guard.work()');

/**
 * Does the work and gives its result, unless it takes too long: then a Misbehaviour is thrown. Work inside such work has no limit of
 * its own: to set one takes longer than to run most thunks.
 */
export function limited<T>(work: () => T): T {
  if (guard.work !== undefined) return work();
  let results: readonly [T] | undefined;
  guard.work = () => {
    results = [work()];
  };
  try {
    calling.runInContext(guarding, { timeout: PATIENCE });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
  } finally {
    guard.work = undefined;
  }
  if (results === undefined) throw new Misbehaviour(`the thunk did not come to its end in ${PATIENCE} ms`);
  return results[0];
}
