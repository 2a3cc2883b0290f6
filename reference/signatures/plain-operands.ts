import type { ByteCursor } from '../io/cursor.js';
import { readCompressedUnsigned } from './compressed.js';
import type { SignatureContext } from './context.js';
import { readFieldSignature, type FieldSignature } from './field.js';
import { readMethodRid, readMethodSignature, type MethodSignature } from './method.js';
import type { MethodToken } from './token.js';
import { readTypeSignature, type TypeSignature } from './type.js';

/** Operands that are one signature or one number (r2r-format 7.3). */

export interface TypeOperand {
  readonly form: 'type';
  readonly type: TypeSignature;
}

export interface MethodOperand {
  readonly form: 'method';
  readonly method: MethodSignature;
}

export interface FieldOperand {
  readonly form: 'field';
  readonly field: FieldSignature;
}

/** A bare row of MethodDef or MemberRef. */
export interface MethodTokenOperand {
  readonly form: 'method-token';
  readonly token: MethodToken;
}

/** VirtualEntry_Slot, of old images. */
export interface VirtualSlotOperand {
  readonly form: 'virtual-slot';
  readonly slot: number;
  readonly type: TypeSignature;
}

export interface HelperOperand {
  readonly form: 'helper';
  /** A value of HELPERS, or one this reader does not know. */
  readonly helper: number;
}

export interface StringOperand {
  readonly form: 'string';
  /** Offset in the user string heap; 0 is the empty string. */
  readonly userString: number;
  /** The module whose heap that is. */
  readonly module: number;
}

export interface DelegateConstructorOperand {
  readonly form: 'delegate-constructor';
  readonly target: MethodSignature;
  readonly delegateType: TypeSignature;
}

/** TypeSig. @throws R2RError as `readTypeSignature` */
export function readTypeOperand(cursor: ByteCursor, context: SignatureContext): TypeOperand {
  return { form: 'type', type: readTypeSignature(cursor, context) };
}

/** MethodSig. @throws R2RError as `readMethodSignature` */
export function readMethodOperand(cursor: ByteCursor, context: SignatureContext): MethodOperand {
  return { form: 'method', method: readMethodSignature(cursor, context) };
}

/** FieldSig. @throws R2RError as `readFieldSignature` */
export function readFieldOperand(cursor: ByteCursor, context: SignatureContext): FieldOperand {
  return { form: 'field', field: readFieldSignature(cursor, context) };
}

/** Row of MethodDef. @throws R2RError as `readMethodRid` */
export function readMethodDefOperand(cursor: ByteCursor, context: SignatureContext): MethodTokenOperand {
  return { form: 'method-token', token: readMethodRid(cursor, 'MethodDef', context) };
}

/** Row of MemberRef. @throws R2RError as `readMethodRid` */
export function readMemberRefOperand(cursor: ByteCursor, context: SignatureContext): MethodTokenOperand {
  return { form: 'method-token', token: readMethodRid(cursor, 'MemberRef', context) };
}

/** Slot, then TypeSig. @throws R2RError as `readTypeSignature` */
export function readVirtualSlot(cursor: ByteCursor, context: SignatureContext): VirtualSlotOperand {
  return { form: 'virtual-slot', slot: readCompressedUnsigned(cursor), type: readTypeSignature(cursor, context) };
}

/** Helper id; any is accepted. @throws R2RError `compressed-unsigned.first-byte`, `truncated` */
export function readHelper(cursor: ByteCursor): HelperOperand {
  return { form: 'helper', helper: readCompressedUnsigned(cursor) };
}

/** Offset in the user string heap. @throws R2RError `compressed-unsigned.first-byte`, `truncated` */
export function readString(cursor: ByteCursor, context: SignatureContext): StringOperand {
  return { form: 'string', userString: readCompressedUnsigned(cursor), module: context.tokens };
}

/** MethodSig of the target, then TypeSig of the delegate. @throws R2RError as `readMethodSignature`, `readTypeSignature` */
export function readDelegateConstructor(cursor: ByteCursor, context: SignatureContext): DelegateConstructorOperand {
  return { form: 'delegate-constructor', target: readMethodSignature(cursor, context), delegateType: readTypeSignature(cursor, context) };
}
