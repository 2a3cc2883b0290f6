import { FIELD_SIGNATURE_FLAGS, type FieldSignature } from '../../signatures/field.js';
import { writeFieldSignature } from '../../signatures/field-writer.js';
import { fieldSignatureKind } from '../kinds/field-signatures.js';
import { checkParts, membersOf, NOWHERE, optional, unsigned, unsignedNumber } from './members.js';
import { structureEncoding } from './structure.js';
import { typeOf } from './type-signatures.js';

export const fieldSignatureEncoding = structureEncoding(fieldSignatureKind, 'signature', (writer, value) => writeFieldSignature(writer, fieldOf(value)));

/** The field that a published value says; the table of its row follows from the flags. @throws R2RError `value.range` */
export function fieldOf(value: unknown): FieldSignature {
  const members = membersOf(value);
  const row = optional(members, 'Field', membersOf);
  const flags = unsigned(members, 'Flags');
  const ownerType = optional(members, 'OwnerType', typeOf);
  checkParts(flags, [[FIELD_SIGNATURE_FLAGS.OwnerType, ownerType], [FIELD_SIGNATURE_FLAGS.IndexInsteadOfToken, optional(members, 'Index', unsignedNumber)]]);
  return {
    flags,
    ownerType,
    field: row === undefined ? { index: unsigned(members, 'Index'), range: NOWHERE } : { table: 'Field', rid: unsigned(row, 'Rid'), module: 0, range: NOWHERE },
    range: NOWHERE,
  };
}
