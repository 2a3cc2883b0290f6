import { R2RError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import { TABLE_SCHEMAS } from '../../metadata/table-schemas.js';
import { ELEMENT_TYPES, simpleTypeName } from '../../signatures/element-types.js';
import { TYPE_TABLES, type TypeToken } from '../../signatures/token.js';
import type { NamedType, TypeSignature } from '../../signatures/type.js';
import { writeTypeSignature } from '../../signatures/type-writer.js';
import { typeSignatureKind } from '../kinds/type-signatures.js';
import { noEncoding } from './encoding.js';
import { list, membersOf, NOWHERE, unsigned, unsignedNumber, type Members } from './members.js';
import { structureEncoding } from './structure.js';

export const typeSignatureEncoding = structureEncoding(typeSignatureKind, 'signature', (writer, value) => writeTypeSignature(writer, typeOf(value)));

/** The type that a published value says. @throws R2RError `value.range`, `limit.exceeded` */
export function typeOf(value: unknown, depth = 0): TypeSignature {
  if (depth > LIMITS.TYPE_NESTING) throw new R2RError('limit.exceeded', `a type inside more than ${LIMITS.TYPE_NESTING} others`, { phase: 'signature' });
  const members = membersOf(value);
  const elementType = unsigned(members, 'ElementType');
  const simple = simpleTypeName(elementType);
  if (simple !== undefined) return { kind: simple, range: NOWHERE };
  const inner = (): TypeSignature => typeOf(members.Type, depth + 1);
  const types = (name: string): TypeSignature[] => list(members, name, (item) => typeOf(item, depth + 1));
  switch (elementType) {
    case ELEMENT_TYPES.PTR:
      return { kind: 'PTR', type: inner(), range: NOWHERE };
    case ELEMENT_TYPES.BYREF:
      return { kind: 'BYREF', type: inner(), range: NOWHERE };
    case ELEMENT_TYPES.SZARRAY:
      return { kind: 'SZARRAY', type: inner(), range: NOWHERE };
    case ELEMENT_TYPES.PINNED:
      return { kind: 'PINNED', type: inner(), range: NOWHERE };
    case ELEMENT_TYPES.CLASS:
    case ELEMENT_TYPES.VALUETYPE:
      return namedOf(members);
    case ELEMENT_TYPES.GENERICINST:
      return { kind: 'GENERICINST', definition: namedOf(membersOf(members.Definition)), arguments: types('Arguments'), range: NOWHERE };
    case ELEMENT_TYPES.ARRAY: {
      const [sizes, lowerBounds] = [list(members, 'Sizes', unsignedNumber), list(members, 'LowerBounds', unsignedNumber)];
      return { kind: 'ARRAY', type: inner(), rank: unsigned(members, 'Rank'), sizes, lowerBounds, range: NOWHERE };
    }
    case ELEMENT_TYPES.VAR:
      return { kind: 'VAR', index: unsigned(members, 'Index'), range: NOWHERE };
    case ELEMENT_TYPES.MVAR:
      return { kind: 'MVAR', index: unsigned(members, 'Index'), range: NOWHERE };
    case ELEMENT_TYPES.FNPTR: {
      const returnType = typeOf(members.ReturnType, depth + 1);
      return { kind: 'FNPTR', callingConvention: unsigned(members, 'CallingConvention'), returnType, parameters: types('Parameters'), range: NOWHERE };
    }
    case ELEMENT_TYPES.CMOD_REQD:
      return { kind: 'CMOD_REQD', modifier: typeTokenOf(members.Modifier), type: inner(), range: NOWHERE };
    case ELEMENT_TYPES.CMOD_OPT:
      return { kind: 'CMOD_OPT', modifier: typeTokenOf(members.Modifier), type: inner(), range: NOWHERE };
    case ELEMENT_TYPES.MODULE_ZAPSIG:
      return { kind: 'MODULE_ZAPSIG', moduleIndex: unsigned(members, 'ModuleIndex'), type: inner(), range: NOWHERE };
    case ELEMENT_TYPES.CANON_ZAPSIG:
      return { kind: 'CANON_ZAPSIG', range: NOWHERE };
    case ELEMENT_TYPES.NATIVE_VALUETYPE_ZAPSIG:
      return { kind: 'NATIVE_VALUETYPE_ZAPSIG', type: namedOf(membersOf(members.ValueType)), range: NOWHERE };
    case ELEMENT_TYPES.VAR_ZAPSIG:
      return { kind: 'VAR_ZAPSIG', rid: unsigned(members, 'GenericParam'), range: NOWHERE };
    default:
      throw noEncoding(value, 'signature');
  }
}

function namedOf(members: Members): NamedType {
  const elementType = unsigned(members, 'ElementType');
  const kind = elementType === ELEMENT_TYPES.CLASS ? 'CLASS' : elementType === ELEMENT_TYPES.VALUETYPE ? 'VALUETYPE' : undefined;
  if (kind === undefined) throw noEncoding(members, 'signature');
  return { kind, token: typeTokenOf(members.Token), range: NOWHERE };
}

/** From the number of the table and the row; the module is not part of the bytes. @throws R2RError `value.range` */
export function typeTokenOf(value: unknown): TypeToken {
  const { Table: number, Rid: rid } = membersOf(value);
  const table = TYPE_TABLES.find((name) => TABLE_SCHEMAS[name].id === number);
  if (table === undefined || typeof rid !== 'number' || !(rid >= 1 && rid <= MAX_RID)) throw noEncoding(value, 'signature');
  return { table, rid, module: 0, range: NOWHERE };
}

/** Two bits of the 29 of a compressed number are the table's. */
const MAX_RID = 0x7ffffff;
