import type { ValueType } from '../types.js';

/** Instructions that are written (WebAssembly core specification, binary format, instructions). */
export const OPCODES = {
  if: 0x04,
  end: 0x0b,
  callIndirect: 0x11,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  globalGet: 0x23,
  globalSet: 0x24,
  i32Load16U: 0x2f,
  i32Const: 0x41,
  i64Const: 0x42,
  i32Eqz: 0x45,
  i32GeU: 0x4f,
  i32Add: 0x6a,
  i32Sub: 0x6b,
} as const;

/** Behind the prefix 0xFC. */
export const BULK_OPCODES = { memoryInit: 8, memoryCopy: 10, memoryFill: 11, tableInit: 12 } as const;
export const BULK_PREFIX = 0xfc;

/** Of vector instructions. */
export const VECTOR_PREFIX = 0xfd;

/** The load and store of each type; behind the vector prefix for v128. */
export const LOADS: Readonly<Record<ValueType, number>> = { i32: 0x28, i64: 0x29, f32: 0x2a, f64: 0x2b, v128: 0x00 };
export const STORES: Readonly<Record<ValueType, number>> = { i32: 0x36, i64: 0x37, f32: 0x38, f64: 0x39, v128: 0x0b };

/** Value types in type sections and lists of locals. */
export const VALUE_TYPE_CODES: Readonly<Record<ValueType, number>> = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c, v128: 0x7b };

/** A function reference, as tables and element segments have it. */
export const FUNCREF = 0x70;

/** The type of a block without parameters and results. */
export const EMPTY_BLOCK = 0x40;
