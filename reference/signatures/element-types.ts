/**
 * Element types of ECMA-335 II.23.1.16 and those that R2R adds (the ZAPSIG ones; corhdr.h, corpriv.h). The names lack the
 * prefix ELEMENT_TYPE_.
 */
export const ELEMENT_TYPES = {
  END: 0x00,
  VOID: 0x01,
  BOOLEAN: 0x02,
  CHAR: 0x03,
  I1: 0x04,
  U1: 0x05,
  I2: 0x06,
  U2: 0x07,
  I4: 0x08,
  U4: 0x09,
  I8: 0x0a,
  U8: 0x0b,
  R4: 0x0c,
  R8: 0x0d,
  STRING: 0x0e,
  PTR: 0x0f,
  BYREF: 0x10,
  VALUETYPE: 0x11,
  CLASS: 0x12,
  VAR: 0x13,
  ARRAY: 0x14,
  GENERICINST: 0x15,
  TYPEDBYREF: 0x16,
  I: 0x18,
  U: 0x19,
  FNPTR: 0x1b,
  OBJECT: 0x1c,
  SZARRAY: 0x1d,
  MVAR: 0x1e,
  CMOD_REQD: 0x1f,
  CMOD_OPT: 0x20,
  INTERNAL: 0x21,
  VAR_ZAPSIG: 0x3b,
  NATIVE_ARRAY_TEMPLATE_ZAPSIG: 0x3c,
  NATIVE_VALUETYPE_ZAPSIG: 0x3d,
  CANON_ZAPSIG: 0x3e,
  MODULE_ZAPSIG: 0x3f,
  MODIFIER: 0x40,
  SENTINEL: 0x41,
  PINNED: 0x45,
} as const;

export type ElementTypeName = keyof typeof ELEMENT_TYPES;

/** Element types that are a whole type signature. */
export const SIMPLE_TYPES = [
  'VOID', 'BOOLEAN', 'CHAR', 'I1', 'U1', 'I2', 'U2', 'I4', 'U4', 'I8', 'U8', 'R4', 'R8',
  'I', 'U', 'STRING', 'OBJECT', 'TYPEDBYREF',
] as const satisfies readonly ElementTypeName[];

export type SimpleTypeName = (typeof SIMPLE_TYPES)[number];

const SIMPLE_BY_VALUE = new Map<number, SimpleTypeName>(SIMPLE_TYPES.map((name) => [ELEMENT_TYPES[name], name]));

/** The name of a simple element type; undefined for all others. */
export function simpleTypeName(elementType: number): SimpleTypeName | undefined {
  return SIMPLE_BY_VALUE.get(elementType);
}
