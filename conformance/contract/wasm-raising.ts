import type { HiddenParameter, LoweredCall } from './wasm-lowering.js';

/** Input of `wasm.raise`. The context may name a rule set in `rules`, as for `wasm.lower`. */
export interface RaiseInput {
  /** With its prefix. */
  key: string;
  /**
   * What was lowered before, by the token that a parameter of the type has, and whether it was a parameter or a result. Structs
   * are raised to one of these; if this is left out, structs of every form are known.
   */
  lowered?: { token: string; use: 'parameter' | 'return' }[];
}

/** The type that a token is raised to: always the same one, or a struct of so many bytes. */
export type StandIn =
  | 'void' | 'int32' | 'int64' | 'float32' | 'float64' | 'Vector128' | 'Vector256' | 'Vector512' | 'Int128' | 'empty'
  | { size: number; aligned: boolean };

/** Value of an accepted `wasm.raise`. */
export interface RaisedKey extends Pick<LoweredCall, 'functionType' | 'arguments'> {
  kind: 'interpreterToR2R' | 'r2rToInterpreter';
  signature: {
    managed: boolean;
    instance: boolean;
    genericContext: boolean;
    asyncContinuation: boolean;
    returns: StandIn;
    parameters: StandIn[];
  };
  hidden: HiddenParameter[];
  /** The signature string that the signature is lowered to. */
  lowersTo: string;
  /** Of managed signatures. */
  areaSize?: number;
}
