import type { Answer, Context } from '../../conformance/contract/protocol.js';
import type { LoweredMethod, LowerMethodInput } from '../../conformance/contract/declared-methods.js';
import type { HiddenParameter, LoweredCall, LowerInput } from '../../conformance/contract/wasm-lowering.js';
import { layoutArguments, type ArgumentLayout } from '../wasm/argument-layout.js';
import { DeclaredTypes } from '../wasm/declared-types.js';
import { methodCall } from '../wasm/declared-method.js';
import { importThunkFrame, r2rToInterpreterFrame } from '../wasm/frames.js';
import { functionType, wasmParameters, type WasmParameter } from '../wasm/function-type.js';
import { Lowering } from '../wasm/lowering.js';
import { keysOfMethod } from '../wasm/method-keys.js';
import { NEWEST_RULES, ruleSet, type WasmRules } from '../wasm/rule-sets.js';
import { formatSignature } from '../wasm/signature-string.js';
import { thunkKeysOf } from '../wasm/thunk-keys-of.js';
import type { LoweredSignature } from '../wasm/types.js';
import { answer } from './answer.js';
import { isLowerInput, isLowerMethodInput } from './lower-input.js';

/** `wasm.lower`: declared types and a signature or method -> function type, keys, and where everything lies. */
export function wasmLower(input: unknown, context: Context): Answer {
  const rules = rulesOf(context);
  if (rules === undefined) return { unsupported: 'rules of another name' };
  if (isLowerInput(input)) return answer(() => ({ accepted: lowered(input, rules) }));
  if (isLowerMethodInput(input)) return answer(() => ({ accepted: loweredMethod(input, rules) }));
  return { unsupported: 'an input of another form' };
}

/** Those that the context names; undefined if nothing is known of them. */
export function rulesOf({ rules }: Context): WasmRules | undefined {
  return typeof rules === 'string' ? ruleSet(rules) : NEWEST_RULES;
}

function lowered({ types, signature: shape, parts }: LowerInput, rules: WasmRules): Partial<LoweredCall> {
  return chosen(describeCall(new Lowering(new DeclaredTypes(types), rules).signature(shape), rules), parts);
}

function loweredMethod({ types: declarations, method, parts }: LowerMethodInput, rules: WasmRules): Partial<LoweredMethod> {
  const types = new DeclaredTypes(declarations);
  const { shape, context } = methodCall(method, types);
  const signature = new Lowering(types, rules).signature(shape);
  const call: LoweredMethod = {
    ...describeCall(signature, rules),
    keys: keysOfMethod(method, signature, context, types, rules),
    context,
    // The convention is that of the caller's code, whatever the target has (wasm-r2r 6.3).
    importThunk: formatSignature({ ...signature, managed: true }, rules),
  };
  return chosen(call, parts);
}

function chosen<Call extends object>(call: Call, parts: readonly (keyof Call)[] | undefined): Partial<Call> {
  return parts === undefined ? call : (Object.fromEntries(Object.entries(call).filter(([name]) => parts.some((part) => part === name))) as Partial<Call>);
}

/** All that is to be said of a lowered signature. */
export function describeCall(signature: LoweredSignature, rules: WasmRules): LoweredCall {
  const parameters = wasmParameters(signature);
  const layout = layoutArguments(signature);
  const type = functionType(signature);
  const call: LoweredCall = {
    key: formatSignature(signature, rules),
    keys: thunkKeysOf(signature, rules),
    functionType: { parameters: [...type.parameters], results: [...type.results] },
    hidden: hiddenParameters(parameters, signature.managed ? layout : undefined),
    arguments: signature.parameters.map((_, argument) => {
      const before = parameters.findIndex((parameter) => parameter.role === 'portableEntryPoint' || (parameter.argument ?? -1) >= argument);
      const place = { parameter: before < 0 ? parameters.length : before, slots: parameters.filter((parameter) => parameter.argument === argument).length };
      return signature.managed ? { ...place, ...layout.arguments[argument] } : place;
    }),
  };
  if (!signature.managed) return call;
  const { areaSize } = layout;
  const frames = { r2rToInterpreter: r2rToInterpreterFrame(areaSize, type.results[0] === 'v128'), importThunk: importThunkFrame(areaSize) };
  return { ...call, areaSize, frames };
}

function hiddenParameters(parameters: readonly WasmParameter[], layout: ArgumentLayout | undefined): HiddenParameter[] {
  return parameters.flatMap(({ role }, parameter) => {
    if (role === 'argument') return [];
    const offset = role === 'this' ? layout?.thisOffset : role === 'genericContext' ? layout?.genericContextOffset : role === 'asyncContinuation' ? layout?.asyncContinuationOffset : undefined;
    return [{ role, parameter, ...(offset === undefined ? {} : { offset }) }];
  });
}
