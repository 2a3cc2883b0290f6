import type { ByteCursor } from '../io/cursor.js';
import { readCompressedUnsigned } from './compressed.js';
import type { SignatureContext } from './context.js';
import { readMethodSignature, type MethodSignature } from './method.js';
import { readTypes, type TypeSignature } from './type.js';

/** Operand of Check_IL_Body and Verify_IL_Body (r2r-format 7.7). */
export interface IlBodyOperand {
  readonly form: 'il-body';
  /** Exception clauses, locals, IL with substituted tokens and the blobs of the substitutes; compared byte by byte. */
  readonly body: Uint8Array;
  /** The types that the substituted TypeRef tokens of the body number, from 1. */
  readonly types: readonly TypeSignature[];
  readonly method: MethodSignature;
}

/** Reads byte count, bytes, type count, types, MethodSig. @throws R2RError `truncated` and as `readMethodSignature` */
export function readIlBody(cursor: ByteCursor, context: SignatureContext): IlBodyOperand {
  const body = cursor.take(readCompressedUnsigned(cursor));
  const types = readTypes(cursor, readCompressedUnsigned(cursor), context);
  const method = readMethodSignature(cursor, context);
  return { form: 'il-body', body, types, method };
}
