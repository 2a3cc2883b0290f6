import type { Answer, Context } from '../../conformance/contract/protocol.js';
import type { RaiseInput, RaisedKey } from '../../conformance/contract/wasm-raising.js';
import { raiseKey, standInOf, standInOfReturn } from '../wasm/raise.js';
import type { WasmRules } from '../wasm/rule-sets.js';
import { answer } from './answer.js';
import { describeCall, rulesOf } from './wasm-lower.js';
import { isRecord } from './kinds/given.js';

/** `wasm.raise`: a key with M or I -> the signature that all its methods are taken for, and where everything lies. */
export function wasmRaise(input: unknown, context: Context): Answer {
  if (!isRaiseInput(input)) return { unsupported: 'an input of another form' };
  const rules = rulesOf(context);
  if (rules === undefined) return { unsupported: 'rules of another name' };
  return answer(() => ({ accepted: raised(input, rules) }));
}

function raised({ key: text, lowered }: RaiseInput, rules: WasmRules): RaisedKey {
  const { kind, signature } = raiseKey(text, rules, lowered);
  const { key, functionType, hidden, arguments: placed, areaSize } = describeCall(signature, rules);
  const { managed, hasThis: instance, genericContext, asyncContinuation, returns, parameters } = signature;
  return {
    kind,
    signature: { managed, instance, genericContext, asyncContinuation, returns: standInOfReturn(returns), parameters: parameters.map(standInOf) },
    functionType, hidden, arguments: placed, lowersTo: key,
    ...(areaSize === undefined ? {} : { areaSize }),
  };
}

function isRaiseInput(input: unknown): input is RaiseInput {
  if (!isRecord(input) || typeof input.key !== 'string') return false;
  const { lowered } = input;
  return lowered === undefined || (Array.isArray(lowered) && lowered.every((each) => isRecord(each) && typeof each.token === 'string' && (each.use === 'parameter' || each.use === 'return')));
}
