/**
 * What a thunk has to do, as far as it can be seen from outside. Types are a character for each parameter, `>`, and the result: `iil>v`
 * (`i l f d V`: i32 i64 f32 f64 v128; `v`: none).
 */
export type ExpectedThunk = ExpectedTransition | ExpectedForwarding;

/** A thunk between R2R code and an argument area. */
export interface ExpectedTransition {
  family: 'r2r-to-interpreter' | 'interpreter-to-r2r' | 'import';
  /** The managed function. */
  type: string;
  /**
   * A character for each parameter: `s` stack pointer, `t` this, `b` return buffer, `g` generic context, `a` async
   * continuation, `x` argument, `p` portable entry point.
   */
  roles: string;
  /** Where each parameter lies in the argument area; null for what lies outside it. */
  places: (number | null)[];
  /** Bytes of the struct whose address the parameter is; 0 for another. */
  structs: number[];
  /** Bytes of the argument area. */
  area: number;
  /** Bytes of the struct that comes back through the buffer; 0 if there is none. */
  buffer: number;
}

/** A thunk that calls another managed function in its place. */
export interface ExpectedForwarding {
  family: 'virtual' | 'forward';
  type: string;
  target: string;
  /**
   * What the target gets in each parameter: `2` that parameter, `1+4` that number plus 4, `@1` the word at that address, `p-8` the
   * word so far from the thunk's own entry point, `target` the entry point of the method that was found.
   */
  gets: string[];
}

/** Results and parameters of a type as it is written here. */
export function partsOf(type: string): { parameters: string[]; result: string | undefined } {
  const [parameters, result] = type.split('>');
  return { parameters: [...parameters], result: result === 'v' ? undefined : result };
}

/** Bytes of a value by the character of its type. */
export const SIZES: Readonly<Record<string, number>> = { i: 4, l: 8, f: 4, d: 8, V: 16 };
