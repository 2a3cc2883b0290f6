import type { Answer, Context } from '../../conformance/contract/protocol.js';
import type { CallShape, ImageKeysInput, KeysInput, NeededKeys } from '../../conformance/contract/wasm-keys.js';
import { DeclaredTypes } from '../wasm/declared-types.js';
import { Lowering } from '../wasm/lowering.js';
import { missingKeys, neededKeys } from '../wasm/needed-keys.js';
import type { WasmRules } from '../wasm/rule-sets.js';
import { answer } from './answer.js';
import { isRecord } from './kinds/given.js';
import { areDeclarations, isFlag, isShape } from './lower-input.js';
import { keysOfFile } from './image-keys.js';
import { rulesOf } from './wasm-lower.js';

/** `wasm.keys`: what an image compiles, calls and injects, or the image itself -> the keys that it needs, and those that are missing. */
export function wasmKeys(input: unknown, context: Context): Answer {
  const rules = rulesOf(context);
  if (rules === undefined) return { unsupported: 'rules of another name' };
  if (isImageInput(input)) return keysOfFile(input, rules);
  if (!isKeysInput(input)) return { unsupported: 'an input of another form' };
  return answer(() => ({ accepted: needs(input, rules) }));
}

function needs({ types, compiled, calls, injected, host }: KeysInput, rules: WasmRules): NeededKeys {
  const needed = neededKeys(compiled, calls, new Lowering(new DeclaredTypes(types), rules), rules);
  return { needed, missing: missingKeys(needed, new Set(injected), new Set(host)) };
}

function isKeysInput(input: unknown): input is KeysInput {
  if (!isRecord(input)) return false;
  const { types, compiled, calls, injected, host } = input;
  return areDeclarations(types) && Array.isArray(compiled) && compiled.every(isShape) && Array.isArray(calls) && calls.every(isCall) && areTexts(injected) && areTexts(host);
}

function isImageInput(input: unknown): input is ImageKeysInput {
  return isRecord(input) && Array.isArray(input.files) && input.files.every(isFile) && typeof input.select === 'string' && areTexts(input.host);
}

/** With its bytes, or a path to them. */
function isFile(value: unknown): boolean {
  return isRecord(value) && typeof value.name === 'string' && (typeof value.bytes === 'string' || typeof value.path === 'string');
}

function isCall(value: unknown): value is CallShape {
  return isRecord(value) && isFlag(value.virtual) && isFlag(value.delegate) && isShape(value);
}

function areTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
