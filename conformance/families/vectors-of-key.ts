import type { TypeDeclaration } from '../contract/type-declarations.js';
import type { Vector } from '../contract/protocol.js';
import { DECLARED_SHAPES } from './declared-shapes.js';
import { expectedCall, expectedRaising } from './expected-call.js';
import { expectedOf } from './expected-thunk.js';
import { keyText, type KeySpace } from './key-space.js';

/** RVA of the import cell that thunks call the interpreter through. */
const HELPER_CELL = 0x40;

/** The ids of what is asked of one key. The last one is asked of keys with M alone: both directions have one signature. */
export function idsOfKey(space: KeySpace, index: number): string[] {
  const key = keyText(space.keyAt(index));
  return ['raise', 'thunk', 'lower'].map((name) => `keys.${space.rules}.${key}.${name}`);
}

/** What is asked of one key of a space: to raise it, to lower a signature to it, and to write its thunk. */
export function vectorsOfKey(space: KeySpace, index: number): Vector[] {
  const parts = space.keyAt(index);
  const key = keyText(parts);
  const thunk = expectedOf(parts);
  const context = { rules: space.rules };
  const ids = idsOfKey(space, index);
  const vector = (number: number, asked: Pick<Vector, 'operation' | 'input' | 'expect'>): Vector => ({ id: ids[number], requirements: [], context, origin: 'derived', ...asked });
  const vectors = [
    vector(0, { operation: 'wasm.raise', input: { key }, expect: { value: expectedRaising(parts, thunk) } }),
    vector(1, { operation: 'wasm.thunk', input: { key, helperCell: HELPER_CELL }, expect: { thunk } }),
  ];
  if (parts.prefix === 'I') return vectors;
  const { returns, parameters, hasThis: instance, asynchronous: asyncContinuation } = parts;
  const shapes = [returns, ...parameters].map((token) => DECLARED_SHAPES[token]);
  const signature = { returns: shapes[0].use, parameters: shapes.slice(1).map(({ use }) => use), instance, asyncContinuation };
  const input = { types: eachOnce(shapes.flatMap(({ types }) => types)), signature, parts: ['key', 'functionType', 'arguments', 'areaSize'] };
  return [...vectors, vector(2, { operation: 'wasm.lower', input, expect: { value: expectedCall(parts, thunk) } })];
}

function eachOnce(types: readonly TypeDeclaration[]): TypeDeclaration[] {
  return [...new Map(types.map((type) => [type.name, type])).values()];
}
