import type { DebugInfo } from '../../debug-info/debug-info.js';
import type { MethodExceptionInfo } from '../../image/exception-info.js';

/** The exception clauses of a method. */
export interface MethodClauses {
  readonly method: MethodExceptionInfo;
  /** The method that begins there; undefined if none does. */
  readonly code: { readonly entry: number; readonly length: number } | undefined;
}

/** The debug info of a runtime function. */
export interface MethodDebugInfo {
  readonly index: number;
  readonly info: DebugInfo;
  /** Of the method whose main body the function is; undefined if it is none. */
  readonly codeLength: number | undefined;
}
