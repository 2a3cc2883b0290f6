import type { ByteCursor } from '../io/cursor.js';
import { readCompressedUnsigned } from './compressed.js';
import type { SignatureContext } from './context.js';
import { readMethodSignature, type MethodSignature } from './method.js';
import { readTypeSignature, type TypeSignature } from './type.js';

/** Flags of the virtual-override checks (readytorun.h, ReadyToRunVirtualFunctionOverrideFlags). */
export const VIRTUAL_OVERRIDE_FLAGS = { VirtualFunctionOverridden: 0x01 } as const;

/** Operand of Check_ and Verify_VirtualFunctionOverride (r2r-format 7.6). */
export interface VirtualOverrideOperand {
  readonly form: 'virtual-override';
  readonly flags: number;
  readonly declaration: MethodSignature;
  readonly implementingType: TypeSignature;
  /** Absent: the declaration resolves to nothing on the type. */
  readonly implementation?: MethodSignature;
}

/**
 * Reads flags, MethodSig declaration, TypeSig implementing type, [MethodSig implementation if overridden].
 * @throws R2RError as `readMethodSignature`, `readTypeSignature`
 */
export function readVirtualOverride(cursor: ByteCursor, context: SignatureContext): VirtualOverrideOperand {
  const flags = readCompressedUnsigned(cursor);
  const declaration = readMethodSignature(cursor, context);
  const implementingType = readTypeSignature(cursor, context);
  const overridden = (flags & VIRTUAL_OVERRIDE_FLAGS.VirtualFunctionOverridden) !== 0;
  const implementation = overridden ? readMethodSignature(cursor, context) : undefined;
  return { form: 'virtual-override', flags, declaration, implementingType, implementation };
}
