import { layoutArguments, type ArgumentLayout } from '../argument-layout.js';
import { functionType, wasmParameters, type ParameterRole, type WasmParameter } from '../function-type.js';
import type { FunctionType, LoweredSignature, Passing } from '../types.js';
import { VALUE_SIZES } from '../value-types.js';

/** One value of a call that has a place in the argument area. */
export interface AreaValue {
  readonly parameter: WasmParameter;
  /** The index of the wasm parameter. */
  readonly local: number;
  /** Bytes from the start of the argument area. */
  readonly offset: number;
  /** Of an explicit argument. */
  readonly passing: Passing | undefined;
}

/** A managed function of a lowered signature: its wasm type, and where its arguments lie in the argument area. */
export interface ManagedCall {
  readonly signature: LoweredSignature;
  readonly type: FunctionType;
  readonly parameters: readonly WasmParameter[];
  readonly layout: ArgumentLayout;
}

export function managedCall(signature: LoweredSignature): ManagedCall {
  return { signature, type: functionType(signature), parameters: wasmParameters(signature), layout: layoutArguments(signature) };
}

/** The index of the parameter with a role; every managed function has a stack pointer and an entry point. */
export function localOf({ parameters }: ManagedCall, role: ParameterRole): number {
  return parameters.findIndex((parameter) => parameter.role === role);
}

/** The parameters that have a place in the argument area; the return buffer has none. */
export function* areaValues({ parameters, layout, signature }: ManagedCall): Iterable<AreaValue> {
  for (const [local, parameter] of parameters.entries()) {
    const offset = offsetOf(parameter, layout);
    if (offset !== undefined) yield { parameter, local, offset, passing: parameter.role === 'argument' ? signature.parameters[parameter.argument ?? 0] : undefined };
  }
}

/** Where the value of a wasm parameter lies in the area; undefined if it lies outside it. */
export function offsetOf({ role, argument = 0, slot = 0, type }: WasmParameter, layout: ArgumentLayout): number | undefined {
  switch (role) {
    case 'this':
      return layout.thisOffset;
    case 'genericContext':
      return layout.genericContextOffset;
    case 'asyncContinuation':
      return layout.asyncContinuationOffset;
    case 'argument':
      return layout.arguments[argument].offset + slot * VALUE_SIZES[type];
    default:
      return undefined;
  }
}
