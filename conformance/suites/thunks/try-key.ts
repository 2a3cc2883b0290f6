import { ruleSet } from '../../../reference/wasm/rule-sets.js';
import { formatThunkKey, parseThunkKey } from '../../../reference/wasm/thunk-key.js';
import { thunkFor } from '../../../reference/wasm/thunks/thunk.js';
import { thunkModule } from '../../../reference/wasm/thunks/thunk-module.js';
import { expectedOf } from '../../families/expected-thunk.js';
import { keyText, type KeySpace } from '../../families/key-space.js';
import { misbehaviourOf } from '../../thunks/judge-thunk.js';
import { limited } from '../../thunks/limited.js';
import { Misbehaviour } from '../../thunks/machine.js';

const HELPER_CELL = 0x40;

/** Reads the key of a space with a number, spells it again, writes its thunk and runs it: what is wrong, or undefined. */
export function whatIsWrongWith(space: KeySpace, index: number, rounds?: number): string | undefined {
  const parts = space.keyAt(index);
  const text = keyText(parts);
  const key = parseThunkKey(text, ruleSet(space.rules));
  if (formatThunkKey(key) !== text) return `${text}: it is spelled ${formatThunkKey(key)} again`;
  const module = thunkModule((types) => thunkFor(key, HELPER_CELL, types));
  const wrong = misbehaviourOf(module, expectedOf(parts), { helperCell: HELPER_CELL }, rounds);
  return wrong === undefined ? undefined : `${text}: ${wrong}`;
}

/** What is wrong with the keys of such numbers, a line each. */
export function whatIsWrongWithThese(space: KeySpace, indexes: Uint32Array, rounds?: number): string[] {
  const tryAll = (): string[] => Array.from(indexes, (index) => whatIsWrongWith(space, index, rounds)).filter((wrong) => wrong !== undefined);
  try {
    return limited(tryAll);
  } catch (error) {
    // One of them did not end: it is told when each has its own limit.
    if (error instanceof Misbehaviour) return tryAll();
    throw error;
  }
}
