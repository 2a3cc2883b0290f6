/** How a state of the calling convention differs from later ones (wasm-r2r, rule sets; the versions are not known). */
export interface WasmRules {
  /** Vector128 is passed as a v128. */
  readonly vector128: boolean;
  /** Vector<T> of 16 bytes is too, and is aligned to 16. */
  readonly vectorOfT: boolean;
  /** The continuation has a token of its own; without, it is spelled like a pointer. */
  readonly asyncToken: boolean;
  /** Int128, Vector256 and Vector512 are passed by value. */
  readonly multiSlot: boolean;
  /** Structs of alignment above 8 have a token of their own. */
  readonly alignedToken: boolean;
}

const R2R_18_6: WasmRules = { vector128: false, vectorOfT: false, asyncToken: false, multiSlot: false, alignedToken: false };
const VECTOR_128: WasmRules = { ...R2R_18_6, vector128: true };
const VECTOR_OF_T: WasmRules = { ...VECTOR_128, vectorOfT: true };
const ASYNC_TOKEN: WasmRules = { ...VECTOR_OF_T, asyncToken: true };
const MULTI_SLOT: WasmRules = { ...ASYNC_TOKEN, multiSlot: true };

/** Everything that is known. */
export const NEWEST_RULES: WasmRules = { ...MULTI_SLOT, alignedToken: true };

const RULE_SETS: ReadonlyMap<string, WasmRules> = new Map([
  ['18.6', R2R_18_6],
  ['vector128', VECTOR_128],
  ['vector-of-t', VECTOR_OF_T],
  ['async-token', ASYNC_TOKEN],
  ['multi-slot', MULTI_SLOT],
  ['newest', NEWEST_RULES],
]);

/** In the order in which they came. */
export const RULE_SET_NAMES: readonly string[] = [...RULE_SETS.keys()];

/** The rules of a name; undefined if no rule set has it. */
export function ruleSet(name: string): WasmRules | undefined {
  return RULE_SETS.get(name);
}
