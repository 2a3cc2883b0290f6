import { functionType } from './function-type.js';
import { formatFunctionTypeKey } from './function-type-key.js';
import type { WasmRules } from './rule-sets.js';
import { formatSignature } from './signature-string.js';
import type { LoweredSignature } from './types.js';

/**
 * The keys of all thunks that a method of the signature may need (wasm-r2r 5.3): both directions, dispatch through its slot,
 * the unboxing stub in front of it if it is one of a struct, and the closed delegate over a static method of its shape.
 */
export function thunkKeysOf(signature: LoweredSignature, rules: WasmRules): string[] {
  const text = formatSignature(signature, rules);
  if (!signature.managed) return [`M${text}`];
  const keys = [`M${text}`, `I${text}`];
  if (!signature.hasThis) return keys;
  const type = functionType(signature);
  const hasBuffer = signature.returns.kind === 'indirect';
  keys.push(`V${formatFunctionTypeKey(type, false)}`);
  // The stub adds the generic context, and continuations do not come through it.
  if (signature.genericContext || signature.asyncContinuation) return keys;
  keys.push(`U${formatFunctionTypeKey(type, hasBuffer)}`);
  if (hasBuffer) keys.push(`D${formatFunctionTypeKey(type, false)}`);
  return keys;
}
