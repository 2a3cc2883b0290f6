import { R2RError } from '../errors.js';
import type { NibbleReader } from '../io/nibbles.js';

/** VarLocType of cordebuginfo.h. */
export const VAR_LOC_TYPES = {
  VLT_REG: 0,
  VLT_REG_BYREF: 1,
  VLT_REG_FP: 2,
  VLT_STK: 3,
  VLT_STK_BYREF: 4,
  VLT_REG_REG: 5,
  VLT_REG_STK: 6,
  VLT_STK_REG: 7,
  VLT_STK2: 8,
  VLT_FPSTK: 9,
  VLT_FIXED_VA: 10,
} as const;

/** Where a variable is. Registers are numbers of the target, offsets are bytes from the base register. */
export type VarLocation =
  | { readonly kind: 'register'; readonly type: 0 | 1 | 2; readonly register: number }
  | { readonly kind: 'stack'; readonly type: 3 | 4 | 8; readonly base: number; readonly offset: number }
  | { readonly kind: 'two-registers'; readonly type: 5; readonly first: number; readonly second: number }
  | { readonly kind: 'register-stack'; readonly type: 6; readonly register: number; readonly base: number; readonly offset: number }
  | { readonly kind: 'stack-register'; readonly type: 7; readonly offset: number; readonly base: number; readonly register: number }
  | { readonly kind: 'fp-stack'; readonly type: 9; readonly index: number }
  | { readonly kind: 'fixed-varargs'; readonly type: 10; readonly offset: number };

/**
 * Reads kind and place of a variable from nibbles, the members in the order of `VarLocation` (r2r-format 10.4).
 * @param offsetScale 4 on x86, where offsets are stored divided by it: old compilers divided the unsigned 32-bit value, so
 * they are multiplied modulo 2^32; 1 elsewhere
 * @throws R2RError `debug-info.location`, `nibbles.*`, `truncated`
 */
export function readVarLocation(nibbles: NibbleReader, offsetScale: 1 | 4): VarLocation {
  const start = nibbles.cursor.offset;
  const type = nibbles.unsigned();
  switch (type) {
    case VAR_LOC_TYPES.VLT_REG:
    case VAR_LOC_TYPES.VLT_REG_BYREF:
    case VAR_LOC_TYPES.VLT_REG_FP:
      return { kind: 'register', type, register: nibbles.unsigned() };
    case VAR_LOC_TYPES.VLT_STK:
    case VAR_LOC_TYPES.VLT_STK_BYREF:
    case VAR_LOC_TYPES.VLT_STK2:
      return { kind: 'stack', type, base: nibbles.unsigned(), offset: readOffset(nibbles, offsetScale) };
    case VAR_LOC_TYPES.VLT_REG_REG:
      return { kind: 'two-registers', type, first: nibbles.unsigned(), second: nibbles.unsigned() };
    case VAR_LOC_TYPES.VLT_REG_STK:
      return { kind: 'register-stack', type, register: nibbles.unsigned(), base: nibbles.unsigned(), offset: readOffset(nibbles, offsetScale) };
    case VAR_LOC_TYPES.VLT_STK_REG:
      return { kind: 'stack-register', type, offset: readOffset(nibbles, offsetScale), base: nibbles.unsigned(), register: nibbles.unsigned() };
    case VAR_LOC_TYPES.VLT_FPSTK:
      return { kind: 'fp-stack', type, index: nibbles.unsigned() };
    case VAR_LOC_TYPES.VLT_FIXED_VA:
      return { kind: 'fixed-varargs', type, offset: nibbles.unsigned() };
    default:
      throw new R2RError('debug-info.location', `${type} is no kind of place for a variable`, {
        phase: nibbles.cursor.phase,
        range: { start: Math.max(start - 1, 0), end: nibbles.cursor.offset },
      });
  }
}

function readOffset(nibbles: NibbleReader, scale: 1 | 4): number {
  return Math.imul(nibbles.signed(), scale);
}
