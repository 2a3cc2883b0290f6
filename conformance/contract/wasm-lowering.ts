import type { TypeDeclaration, TypeUse } from './type-declarations.js';

/** Input of `wasm.lower`. The context may name a rule set in `rules`; the newest is meant otherwise. */
export interface LowerInput {
  /** All types that the signature names, and those of their fields; in any order. */
  types: TypeDeclaration[];
  signature: MethodShape;
  /** Which members the answer has; all if left out. */
  parts?: (keyof LoweredCall)[];
}

/** A method signature as the calling convention sees it. */
export interface MethodShape {
  /** Without `this`, except if that is explicit. */
  parameters: TypeUse[];
  returns: TypeUse;
  /** It has a `this` that is no parameter. */
  instance?: boolean;
  /** The first parameter is `this`. */
  explicitThis?: boolean;
  /** Callable from unmanaged code alone (UnmanagedCallersOnly), or a pointer to unmanaged code. */
  unmanaged?: boolean;
  /** It takes a hidden MethodTable or MethodDesc, as shared generic code does. */
  genericContext?: boolean;
  /** It takes a continuation, as runtime-async variants do. */
  asyncContinuation?: boolean;
}

export type WasmValueType = 'i32' | 'i64' | 'f32' | 'f64' | 'v128';

/** Value of an accepted `wasm.lower`. Offsets are bytes from the start of the argument area. */
export interface LoweredCall {
  /** The signature string, without a prefix. */
  key: string;
  /** The keys of all thunks that a method of the signature may need. */
  keys: string[];
  functionType: { parameters: WasmValueType[]; results: WasmValueType[] };
  /** What is no explicit argument, in the order of the wasm parameters. */
  hidden: HiddenParameter[];
  /** The explicit arguments; `offset` and `size` in managed signatures. */
  arguments: { parameter: number; slots: number; offset?: number; size?: number }[];
  /** Of managed signatures, as `frames`: bytes of the argument area. */
  areaSize?: number;
  frames?: {
    r2rToInterpreter: { transitionBlock: number; arguments: number; returnSlot: number; size: number };
    importThunk: { transitionBlock: number; arguments: number; size: number };
  };
}

export interface HiddenParameter {
  role: 'stackPointer' | 'this' | 'returnBuffer' | 'genericContext' | 'asyncContinuation' | 'portableEntryPoint';
  /** Which wasm parameter it is. */
  parameter: number;
  /** Of those that lie in the argument area of a managed call. */
  offset?: number;
}
