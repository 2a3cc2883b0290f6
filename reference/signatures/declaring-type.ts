import { has } from '../image/versions.js';
import type { ByteCursor } from '../io/cursor.js';
import type { SignatureContext } from './context.js';
import { readMethodSignature, type MethodSignature } from './method.js';
import { readTypeSignature, type TypeSignature } from './type.js';

/**
 * Operand of DeclaringTypeHandle, by version: a type; in a dictionary lookup of old images the declaring type and a type;
 * from 27.0 a method, for the type that declares it (r2r-format 7.5; no image has this kind).
 */
export type DeclaringTypeOperand =
  | { readonly form: 'declaring-type'; readonly declaringType?: TypeSignature; readonly type: TypeSignature }
  | { readonly form: 'declaring-type-of-method'; readonly method: MethodSignature };

/**
 * @param inLookup whether the fixup is the inner one of a dictionary lookup
 * @throws R2RError as `readTypeSignature`, `readMethodSignature`
 */
export function readDeclaringType(cursor: ByteCursor, context: SignatureContext, inLookup: boolean): DeclaringTypeOperand {
  if (has(context.version, 'declaringTypeOfMethod')) {
    return { form: 'declaring-type-of-method', method: readMethodSignature(cursor, context) };
  }
  const hasTwo = inLookup && !has(context.version, 'declaringTypeAlone');
  const declaringType = hasTwo ? readTypeSignature(cursor, context) : undefined;
  return { form: 'declaring-type', declaringType, type: readTypeSignature(cursor, context) };
}
