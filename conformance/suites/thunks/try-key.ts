import { ruleSet } from '../../../reference/wasm/rule-sets.js';
import { formatThunkKey, parseThunkKey } from '../../../reference/wasm/thunk-key.js';
import { thunkFor } from '../../../reference/wasm/thunks/thunk.js';
import { thunkModule } from '../../../reference/wasm/thunks/thunk-module.js';
import { expectedOf } from '../../families/expected-thunk.js';
import { keyText, type KeySpace } from '../../families/key-space.js';
import { misbehaviourOf } from '../../thunks/judge-thunk.js';

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
