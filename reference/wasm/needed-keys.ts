import type { CallShape } from '../../conformance/contract/wasm-keys.js';
import type { MethodShape } from '../../conformance/contract/wasm-lowering.js';
import type { Lowering } from './lowering.js';
import { functionType } from './function-type.js';
import { formatFunctionTypeKey } from './function-type-key.js';
import type { WasmRules } from './rule-sets.js';
import { formatSignature } from './signature-string.js';

/**
 * The keys of the thunks that an image must contain (wasm-r2r 5.3): each once, in ordinal order. For each managed method that it
 * compiles the interpreter's way to it, for each managed call the way to the interpreter.
 * @throws R2RError `type-declaration.*`, `wasm-lower.*`, `limit.exceeded`
 */
export function neededKeys(compiled: readonly MethodShape[], calls: readonly CallShape[], lowering: Lowering, rules: WasmRules): string[] {
  const keys = new Set<string>();
  for (const shape of compiled) {
    const signature = lowering.signature(shape);
    if (signature.managed) keys.add(`M${formatSignature(signature, rules)}`);
  }
  for (const shape of calls) {
    const signature = lowering.signature(shape);
    if (!signature.managed) continue;
    keys.add(`I${formatSignature(signature, rules)}`);
    const type = formatFunctionTypeKey(functionType(signature), false);
    if (shape.virtual === true) keys.add(`V${type}`);
    // Without a buffer the shape of a closed static call is that of its target (wasm-r2r 6.6).
    else if (shape.delegate === true && signature.returns.kind === 'indirect' && !signature.asyncContinuation) keys.add(`D${type}`);
  }
  return [...keys].sort();
}

/** Those that neither the image injects nor the host has; its tables hold keys of the interpreter's side alone. */
export function missingKeys(needed: readonly string[], injected: ReadonlySet<string>, host: ReadonlySet<string>): string[] {
  return needed.filter((key) => !injected.has(key) && !(key.startsWith('M') && host.has(key)));
}
