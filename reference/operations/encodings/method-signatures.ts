import { METHOD_SIGNATURE_FLAGS as FLAGS } from '../../signatures/method-flags.js';
import type { MethodSignature } from '../../signatures/method.js';
import { writeMethodSignature } from '../../signatures/method-writer.js';
import type { Kind } from '../kinds/kind.js';
import { methodDefinitionSignatureKind, methodSignatureKind } from '../kinds/method-signatures.js';
import type { Encoding } from './encoding.js';
import { checkParts, listOf, membersOf, NOWHERE, optional, unsigned, unsignedNumber } from './members.js';
import { structureEncoding } from './structure.js';
import { typeOf } from './type-signatures.js';

const methodEncoding = (kind: Kind): Encoding => structureEncoding(kind, 'signature', (writer, value) => writeMethodSignature(writer, methodOf(value)));

export const methodSignatureEncoding = methodEncoding(methodSignatureKind);
export const methodDefinitionSignatureEncoding = methodEncoding(methodDefinitionSignatureKind);

/** The method that a published value says; its table follows from the flags. @throws R2RError `value.range` */
export function methodOf(value: unknown): MethodSignature {
  const members = membersOf(value);
  const method: MethodSignature = {
    flags: unsigned(members, 'Flags'),
    moduleIndex: optional(members, 'ModuleIndex', unsignedNumber),
    ownerType: optional(members, 'OwnerType', typeOf),
    token: { table: 'MethodDef', rid: unsigned(membersOf(members.Method), 'Rid'), module: 0, range: NOWHERE },
    arguments: optional(members, 'Arguments', (types) => listOf(types, typeOf)),
    constrained: optional(members, 'Constrained', typeOf),
    range: NOWHERE,
  };
  checkParts(method.flags, [
    [FLAGS.UpdateContext, method.moduleIndex],
    [FLAGS.OwnerType, method.ownerType],
    [FLAGS.MethodInstantiation, method.arguments],
    [FLAGS.Constrained, method.constrained],
  ]);
  return method;
}
