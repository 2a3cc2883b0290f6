import { readMethodDefinitionSignature, readMethodSignature, type MethodSignature } from '../../signatures/method.js';
import { signatureKind } from './signature-kind.js';
import { tokenValue, typeValue } from './type-signatures.js';

export const methodSignatureKind = signatureKind((cursor, context) => methodValue(readMethodSignature(cursor, context)));
export const methodDefinitionSignatureKind = signatureKind((cursor, context) => methodValue(readMethodDefinitionSignature(cursor, context)));

export function methodValue(method: MethodSignature): object {
  return {
    Flags: method.flags,
    ModuleIndex: method.moduleIndex,
    OwnerType: method.ownerType && typeValue(method.ownerType),
    Method: tokenValue(method.token),
    Arguments: method.arguments?.map(typeValue),
    Constrained: method.constrained && typeValue(method.constrained),
  };
}
