import type { MethodDeclaration } from '../../conformance/contract/declared-methods.js';
import type { DeclaredTypes } from './declared-types.js';
import { functionType } from './function-type.js';
import { formatFunctionTypeKey } from './function-type-key.js';
import type { GenericContext } from './generic-context.js';
import type { WasmRules } from './rule-sets.js';
import { formatSignature } from './signature-string.js';
import { CONTEXT_LETTERS } from './thunk-key.js';
import type { LoweredSignature } from './types.js';

/**
 * The keys of the thunks that a method needs (wasm-r2r 3.2, 5.3): both directions, dispatch if it has a slot in its class, the
 * unboxing stub if it is a method of a struct, and what delegates need. What unmanaged code calls needs none.
 */
export function keysOfMethod(method: MethodDeclaration, signature: LoweredSignature, context: GenericContext, types: DeclaredTypes, rules: WasmRules): string[] {
  if (!signature.managed) return [];
  const text = formatSignature(signature, rules);
  return [`M${text}`, `I${text}`, ...dispatchKeys(method, signature, types), ...unboxingKeys(method, signature, context, types), ...delegateKeys(method, signature, types)];
}

/** Generic methods and those of interfaces are looked up in other ways. */
function dispatchKeys({ owner, virtual = false, arguments: given = [] }: MethodDeclaration, signature: LoweredSignature, types: DeclaredTypes): string[] {
  const sort = types.sortOf(owner);
  const hasSlot = virtual && given.length === 0 && sort !== 'interface' && sort !== 'delegate';
  return hasSlot ? [`V${formatFunctionTypeKey(functionType(signature), false)}`] : [];
}

/** The stub is called without the generic context, and adds it; continuations do not come through it. */
function unboxingKeys({ owner, name }: MethodDeclaration, signature: LoweredSignature, context: GenericContext, types: DeclaredTypes): string[] {
  if (!signature.hasThis || signature.asyncContinuation || name === '.ctor' || types.bind(owner).kind !== 'value') return [];
  const type = functionType({ ...signature, genericContext: false });
  return [`U${CONTEXT_LETTERS[context]}${formatFunctionTypeKey(type, signature.returns.kind === 'indirect')}`];
}

/** Without a buffer the shape of a closed static call is that of its target (wasm-r2r 6.6). */
function delegateKeys({ owner, name }: MethodDeclaration, signature: LoweredSignature, types: DeclaredTypes): string[] {
  if (types.sortOf(owner) !== 'delegate' || !signature.hasThis) return [];
  if (name === '.ctor') return ['DC0', 'DC1'];
  return name === 'Invoke' && signature.returns.kind === 'indirect' && !signature.asyncContinuation ? [`D${formatFunctionTypeKey(functionType(signature), false)}`] : [];
}
