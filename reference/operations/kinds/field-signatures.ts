import { readFieldSignature, type FieldSignature } from '../../signatures/field.js';
import { signatureKind } from './signature-kind.js';
import { tokenValue, typeValue } from './type-signatures.js';

export const fieldSignatureKind = signatureKind((cursor, context) => fieldValue(readFieldSignature(cursor, context)));

export function fieldValue({ flags, ownerType, field }: FieldSignature): object {
  return {
    Flags: flags,
    OwnerType: ownerType && typeValue(ownerType),
    ...('index' in field ? { Index: field.index } : { Field: tokenValue(field) }),
  };
}
