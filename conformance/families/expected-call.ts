import type { HiddenParameter, LoweredCall, WasmValueType } from '../contract/wasm-lowering.js';
import type { RaisedKey, StandIn } from '../contract/wasm-raising.js';
import { partsOf, type ExpectedTransition } from '../thunks/expected.js';
import { shapeOf } from './expected-thunk.js';
import { signatureText, type KeyParts } from './key-space.js';

const TYPES: Readonly<Record<string, WasmValueType>> = { i: 'i32', l: 'i64', f: 'f32', d: 'f64', V: 'v128' };

const ROLES: Readonly<Record<string, HiddenParameter['role']>> = { s: 'stackPointer', t: 'this', b: 'returnBuffer', a: 'asyncContinuation', p: 'portableEntryPoint' };

/** The types that keys are raised to (wasm-r2r 3.3). */
const STAND_INS: Readonly<Record<string, StandIn>> = {
  v: 'void', i: 'int32', l: 'int64', f: 'float32', d: 'float64', V: 'Vector128', l2: 'Int128', V2: 'Vector256', V4: 'Vector512',
};

/** What the signature of a key is lowered to, from what its thunk has to do. */
export function expectedCall(parts: KeyParts, thunk: ExpectedTransition): Pick<LoweredCall, 'key' | 'functionType' | 'arguments' | 'areaSize'> {
  return { key: signatureText(parts), functionType: functionTypeOf(thunk), arguments: argumentsOf(parts, thunk), areaSize: thunk.area };
}

/** What the key is raised to. */
export function expectedRaising(parts: KeyParts, thunk: ExpectedTransition): RaisedKey {
  const { prefix, hasThis, asynchronous, returns, parameters } = parts;
  return {
    kind: prefix === 'I' ? 'r2rToInterpreter' : 'interpreterToR2R',
    signature: { managed: true, instance: hasThis, genericContext: false, asyncContinuation: asynchronous, returns: standInOf(returns), parameters: parameters.map(standInOf) },
    functionType: functionTypeOf(thunk),
    hidden: hiddenOf(thunk),
    arguments: argumentsOf(parts, thunk),
    lowersTo: signatureText(parts),
    areaSize: thunk.area,
  };
}

function functionTypeOf({ type }: ExpectedTransition): LoweredCall['functionType'] {
  const { parameters, result } = partsOf(type);
  return { parameters: parameters.map((each) => TYPES[each]), results: result === undefined ? [] : [TYPES[result]] };
}

function hiddenOf({ roles, places }: ExpectedTransition): HiddenParameter[] {
  return [...roles].flatMap((role, parameter) => {
    if (role === 'x') return [];
    const offset = places[parameter];
    return [{ role: ROLES[role], parameter, ...(offset === null ? {} : { offset }) }];
  });
}

function argumentsOf({ parameters }: KeyParts, { roles, places }: ExpectedTransition): LoweredCall['arguments'] {
  let parameter = roles.indexOf('x');
  return parameters.map((token) => {
    const { slots, slotSize } = shapeOf(token);
    const placed = { parameter, slots: slots.length, offset: Number(places[parameter]), size: slotSize * slots.length };
    parameter += slots.length;
    return placed;
  });
}

function standInOf(token: string): StandIn {
  return STAND_INS[token] ?? { size: Number(token.slice(1)), aligned: token.startsWith('A') };
}
