import type { FunctionType, LoweredSignature, Passing, ValueType } from './types.js';

export type ParameterRole = 'stackPointer' | 'this' | 'returnBuffer' | 'genericContext' | 'asyncContinuation' | 'argument' | 'portableEntryPoint';

/** One parameter of the wasm function. */
export interface WasmParameter {
  readonly role: ParameterRole;
  readonly type: ValueType;
  /** Of an argument: its number, and which of its slots this is. */
  readonly argument?: number;
  readonly slot?: number;
}

/**
 * The parameters of the wasm function, from left to right (wasm-r2r 1). `this` stands in front of the return buffer, the
 * generic context in front of the continuation. An unmanaged function has neither stack pointer, `this` nor entry point.
 */
export function wasmParameters(signature: LoweredSignature): WasmParameter[] {
  const parameters: WasmParameter[] = [];
  const hidden = (role: ParameterRole, present: boolean): void => {
    if (present) parameters.push({ role, type: 'i32' });
  };
  hidden('stackPointer', signature.managed);
  hidden('this', signature.managed && signature.hasThis);
  hidden('returnBuffer', signature.returns.kind === 'indirect');
  hidden('genericContext', signature.genericContext);
  hidden('asyncContinuation', signature.asyncContinuation);
  signature.parameters.forEach((passing, argument) => {
    slotTypes(passing).forEach((type, slot) => parameters.push({ role: 'argument', type, argument, slot }));
  });
  hidden('portableEntryPoint', signature.managed);
  return parameters;
}

/** The wasm parameters that one argument takes. */
function slotTypes(passing: Passing): ValueType[] {
  switch (passing.kind) {
    case 'value':
      return [passing.type];
    case 'slots':
      return Array<ValueType>(passing.count).fill(passing.type);
    case 'indirect':
      return ['i32'];
    case 'empty':
      return [];
  }
}

/** The type of the wasm function: what `call_indirect` compares. */
export function functionType(signature: LoweredSignature): FunctionType {
  return {
    parameters: wasmParameters(signature).map(({ type }) => type),
    results: signature.returns.kind === 'value' ? [signature.returns.type] : [],
  };
}
