import type { TypeDeclaration } from './type-declarations.js';
import type { MethodShape } from './wasm-lowering.js';

/** Input of `wasm.keys`: what an image compiles and calls, and which thunks there are. The context may name a rule set in `rules`. */
export interface KeysInput {
  types: TypeDeclaration[];
  /** Methods whose code is in the image. */
  compiled: MethodShape[];
  /** Calls that the code makes. */
  calls: CallShape[];
  /** The keys that the image injects. */
  injected: string[];
  /** The keys in the tables of the host. */
  host: string[];
}

export interface CallShape extends MethodShape {
  /** Through the slot of a virtual method. */
  virtual?: boolean;
  /** Of the Invoke method of a delegate. */
  delegate?: boolean;
}

/** Value of an accepted `wasm.keys`: each key once, sorted by its characters. */
export interface NeededKeys {
  needed: string[];
  /** Those that neither the image nor the host has. */
  missing: string[];
}
