import { TABLE_SCHEMAS } from '../../metadata/table-schemas.js';
import { readCompressedSigned, readCompressedUnsigned } from '../../signatures/compressed.js';
import type { TokenTable } from '../../signatures/context.js';
import { ELEMENT_TYPES } from '../../signatures/element-types.js';
import { readTypeToken, type Token } from '../../signatures/token.js';
import { readTypeSignature, type NamedType, type TypeSignature } from '../../signatures/type.js';
import { signatureKind } from './signature-kind.js';

export const compressedUnsignedKind = signatureKind(readCompressedUnsigned);
export const compressedSignedKind = signatureKind(readCompressedSigned);
export const typeTokenKind = signatureKind((cursor, context) => tokenValue(readTypeToken(cursor, context)));
export const typeSignatureKind = signatureKind((cursor, context) => typeValue(readTypeSignature(cursor, context)));

/** A token with the number of its table and the module that it belongs to. */
export function tokenValue({ table, rid, module, alternativeModule }: Token<TokenTable>): object {
  return { Table: TABLE_SCHEMAS[table].id, Rid: rid, Module: module, AlternativeModule: alternativeModule };
}

export function typeValue(type: TypeSignature): object {
  return { ElementType: ELEMENT_TYPES[type.kind], ...partsOf(type) };
}

function partsOf(type: TypeSignature): object {
  switch (type.kind) {
    case 'PTR':
    case 'BYREF':
    case 'SZARRAY':
    case 'PINNED':
      return { Type: typeValue(type.type) };
    case 'CLASS':
    case 'VALUETYPE':
      return { Token: tokenValue(type.token) };
    case 'GENERICINST':
      return { Definition: namedValue(type.definition), Arguments: type.arguments.map(typeValue) };
    case 'ARRAY':
      return { Type: typeValue(type.type), Rank: type.rank, Sizes: type.sizes, LowerBounds: type.lowerBounds };
    case 'VAR':
    case 'MVAR':
      return { Index: type.index };
    case 'FNPTR':
      return { CallingConvention: type.callingConvention, ReturnType: typeValue(type.returnType), Parameters: type.parameters.map(typeValue) };
    case 'CMOD_REQD':
    case 'CMOD_OPT':
      return { Modifier: tokenValue(type.modifier), Type: typeValue(type.type) };
    case 'MODULE_ZAPSIG':
      return { ModuleIndex: type.moduleIndex, Type: typeValue(type.type) };
    case 'NATIVE_VALUETYPE_ZAPSIG':
      return { ValueType: namedValue(type.type) };
    case 'VAR_ZAPSIG':
      return { GenericParam: type.rid };
    default:
      // A simple type, or System.__Canon.
      return {};
  }
}

function namedValue({ kind, token }: NamedType): object {
  return { ElementType: ELEMENT_TYPES[kind], Token: tokenValue(token) };
}
