import type { ValueType } from './types.js';

/** Bytes that a value takes in memory. */
export const VALUE_SIZES: Readonly<Record<ValueType, number>> = { i32: 4, i64: 8, f32: 4, f64: 8, v128: 16 };

/** The characters of keys (wasm-r2r 2.2). */
export const VALUE_CHARACTERS: Readonly<Record<ValueType, string>> = { i32: 'i', i64: 'l', f32: 'f', f64: 'd', v128: 'V' };

const BY_CHARACTER: ReadonlyMap<string, ValueType> = new Map(
  (Object.keys(VALUE_CHARACTERS) as ValueType[]).map((type) => [VALUE_CHARACTERS[type], type]),
);

/** The value type that a character of a key stands for. */
export function valueTypeOf(character: string): ValueType | undefined {
  return BY_CHARACTER.get(character);
}
