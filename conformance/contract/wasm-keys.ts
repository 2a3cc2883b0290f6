import type { FileOperand } from './protocol.js';
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

/** Input of `wasm.keys` for an image: a set of files, one of them selected; the others are the assemblies that it refers to. */
export interface ImageKeysInput {
  files: FileOperand[];
  select: string;
  /** The keys in the tables of the host. */
  host: string[];
}

/** Value of an accepted `wasm.keys` for an image. */
export interface ImageKeys extends NeededKeys {
  /** What the image injects while it loads: each key once, sorted. */
  injected: string[];
  /** Who needs a key, for all that are needed; in their order. */
  users: KeyUsers[];
  /** Those whose signature cannot be told, methods first, sorted as in `users`: an assembly is missing or damaged. */
  unknown: ({ code: string } & ({ method: string } | { cell: [number, number] }))[];
}

export interface KeyUsers {
  key: string;
  /**
   * Methods with code, sorted: those of section 103 by their token as eight digits (in a composite image behind the number of the
   * component, `0/06000001`), those of section 109 by the bytes of their signature, both hexadecimal in lower case.
   */
  methods: string[];
  /** Import cells that calls go through: section and cell, in their order. */
  cells: [number, number][];
}
