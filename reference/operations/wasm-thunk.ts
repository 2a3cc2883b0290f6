import type { Answer, Context } from '../../conformance/contract/protocol.js';
import type { ThunkInput } from '../../conformance/contract/thunk-modules.js';
import { R2RError } from '../errors.js';
import type { WasmRules } from '../wasm/rule-sets.js';
import { parseSignature } from '../wasm/signature-string.js';
import { parseThunkKey } from '../wasm/thunk-key.js';
import { importThunk } from '../wasm/thunks/import-thunk.js';
import { thunkFor } from '../wasm/thunks/thunk.js';
import { thunkModule } from '../wasm/thunks/thunk-module.js';
import { answer } from './answer.js';
import { isRecord } from './kinds/given.js';
import { isIndex } from './script-input.js';
import { rulesOf } from './wasm-lower.js';

/** `wasm.thunk`: a key of the thunk table, or the signature of an import thunk -> a module that exports the thunk. */
export function wasmThunk(input: unknown, context: Context): Answer {
  if (!isThunkInput(input)) return { unsupported: 'an input of another form' };
  const rules = rulesOf(context);
  if (rules === undefined) return { unsupported: 'rules of another name' };
  return answer(() => ({ accepted: { module: Buffer.from(moduleFor(input, rules)).toString('base64') } }));
}

function moduleFor(input: ThunkInput, rules: WasmRules): Uint8Array {
  if ('key' in input) {
    const key = parseThunkKey(input.key, rules);
    return thunkModule((types) => thunkFor(key, input.helperCell, types));
  }
  const signature = parseSignature(input.import, rules);
  if (!signature.managed) throw new R2RError('wasm-thunk.unmanaged', 'import thunks have the managed convention, whatever their target has');
  return thunkModule((types) => importThunk(signature, { helper: input.helperCell, module: input.moduleCell }, types));
}

function isThunkInput(input: unknown): input is ThunkInput {
  if (!isRecord(input) || !isIndex(input.helperCell)) return false;
  return typeof input.key === 'string' || (typeof input.import === 'string' && isIndex(input.moduleCell));
}
