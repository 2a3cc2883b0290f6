/** The value types of wasm that a call can carry. */
export type ValueType = 'i32' | 'i64' | 'f32' | 'f64' | 'v128';

/** A wasm function type. */
export interface FunctionType {
  readonly parameters: readonly ValueType[];
  readonly results: readonly ValueType[];
}

/** How one explicit argument crosses a call (wasm-r2r 2.1). */
export type Passing =
  | { readonly kind: 'value'; readonly type: ValueType }
  /** By value in more than one wasm parameter: Int128, Vector256, Vector512. */
  | { readonly kind: 'slots'; readonly type: ValueType; readonly count: number }
  /** The address of a copy; `size` in bytes, `aligned` if the argument slot is aligned to more than 8 bytes. */
  | { readonly kind: 'indirect'; readonly size: number; readonly aligned: boolean }
  /** Reserved: an empty struct that has no wasm parameter (wasm-r2r 2.6). */
  | { readonly kind: 'empty' };

/** How a result comes back: not at all, as the result of the wasm function, or through a buffer of `size` bytes. */
export type Returning =
  | { readonly kind: 'void' }
  | { readonly kind: 'value'; readonly type: ValueType }
  | { readonly kind: 'indirect'; readonly size: number };

/**
 * A method signature as far as the calling convention sees it. All that a signature string says, and no more: two methods of
 * the same lowered signature share their thunks.
 */
export interface LoweredSignature {
  /** Managed code gets the stack pointer first and its portable entry point last. */
  readonly managed: boolean;
  readonly returns: Returning;
  readonly hasThis: boolean;
  /** A generic context that is followed by no continuation is spelled like a first i32 parameter; then raising gives that. */
  readonly genericContext: boolean;
  readonly asyncContinuation: boolean;
  readonly parameters: readonly Passing[];
}
