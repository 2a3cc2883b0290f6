import type { TypeDeclaration, TypeName, TypeUse } from './type-declarations.js';
import type { LoweredCall } from './wasm-lowering.js';

/** Input of `wasm.lower` that names a method and not a signature: what is hidden follows from the declaration. */
export interface LowerMethodInput {
  /** All types that the method names, the one that declares it, and those of their fields; in any order. */
  types: TypeDeclaration[];
  method: MethodDeclaration;
  /** Which members the answer has; all if left out. */
  parts?: (keyof LoweredMethod)[];
}

/** A method as metadata declare it, and one of its instances. */
export interface MethodDeclaration {
  /** The type that declares it, with its arguments. */
  owner: 'string' | (TypeName & { arguments?: TypeUse[] });
  name: string;
  static?: boolean;
  abstract?: boolean;
  virtual?: boolean;
  /** Without `this`; generic parameters of the owner are `parameter`, those of the method `methodParameter`. */
  parameters: TypeUse[];
  returns: TypeUse;
  /** What stands for the generic parameters of the method; a method without it is not generic. */
  arguments?: TypeUse[];
  /** Its runtime-async variant is meant, whose result is that of the task. */
  async?: boolean;
  unmanagedCallersOnly?: boolean;
}

/** Value of an accepted `wasm.lower` of a method. */
export interface LoweredMethod extends LoweredCall {
  /** What the hidden generic context is, if there is one. */
  context: 'none' | 'methodTable' | 'methodDesc';
  /** The signature string of the thunk through which its cells are called until they are resolved. */
  importThunk: string;
}
