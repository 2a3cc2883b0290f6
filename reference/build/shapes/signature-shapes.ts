import { SIMPLE_TYPES } from '../../signatures/element-types.js';
import type { FieldSignature } from '../../signatures/field.js';
import type { MethodSignature } from '../../signatures/method.js';
import { TYPE_TABLES, type FieldToken, type MethodToken, type TypeToken } from '../../signatures/token.js';
import type {
  ArrayType,
  CanonType,
  FunctionPointer,
  GenericInstance,
  GenericParamType,
  ModifiedType,
  ModuleOverride,
  NamedType,
  NativeValueType,
  SimpleType,
  TypeSignature,
  TypeVariable,
  WrappedType,
} from '../../signatures/type.js';
import { list, oneOf, optional, range, record, u32, variants, type Shape } from './shape.js';

const TOKEN = { rid: u32, module: u32, alternativeModule: optional(u32), range };

const typeToken = record<TypeToken>({ ...TOKEN, table: oneOf(...TYPE_TABLES) });
export const methodToken = record<MethodToken>({ ...TOKEN, table: oneOf('MethodDef', 'MemberRef') });
const fieldToken = record<FieldToken>({ ...TOKEN, table: oneOf('Field', 'MemberRef') });

/** A type inside a type; how deep they stand is checked before (checkNesting). */
const inner: Shape<TypeSignature> = (value) => typeSignature(value);

const wrapped = (kind: WrappedType['kind']): Shape<TypeSignature> => record<WrappedType>({ kind: oneOf(kind), type: inner, range });
const variable = (kind: TypeVariable['kind']): Shape<TypeSignature> => record<TypeVariable>({ kind: oneOf(kind), index: u32, range });
const modified = (kind: ModifiedType['kind']): Shape<TypeSignature> => record<ModifiedType>({ kind: oneOf(kind), modifier: typeToken, type: inner, range });

const namedType = record<NamedType>({ kind: oneOf('CLASS', 'VALUETYPE'), token: typeToken, range });

/** A tree of types (readTypeSignature has the grammar). */
export const typeSignature: Shape<TypeSignature> = variants<TypeSignature>('kind', {
  ...Object.fromEntries(SIMPLE_TYPES.map((kind) => [kind, record<SimpleType>({ kind: oneOf(kind), range })])),
  PTR: wrapped('PTR'),
  BYREF: wrapped('BYREF'),
  SZARRAY: wrapped('SZARRAY'),
  PINNED: wrapped('PINNED'),
  CLASS: namedType,
  VALUETYPE: namedType,
  GENERICINST: record<GenericInstance>({ kind: oneOf('GENERICINST'), definition: namedType, arguments: list(inner), range }),
  ARRAY: record<ArrayType>({ kind: oneOf('ARRAY'), type: inner, rank: u32, sizes: list(u32), lowerBounds: list(u32), range }),
  VAR: variable('VAR'),
  MVAR: variable('MVAR'),
  FNPTR: record<FunctionPointer>({ kind: oneOf('FNPTR'), callingConvention: u32, returnType: inner, parameters: list(inner), range }),
  CMOD_REQD: modified('CMOD_REQD'),
  CMOD_OPT: modified('CMOD_OPT'),
  MODULE_ZAPSIG: record<ModuleOverride>({ kind: oneOf('MODULE_ZAPSIG'), moduleIndex: u32, type: inner, range }),
  CANON_ZAPSIG: record<CanonType>({ kind: oneOf('CANON_ZAPSIG'), range }),
  NATIVE_VALUETYPE_ZAPSIG: record<NativeValueType>({ kind: oneOf('NATIVE_VALUETYPE_ZAPSIG'), type: namedType, range }),
  VAR_ZAPSIG: record<GenericParamType>({ kind: oneOf('VAR_ZAPSIG'), rid: u32, range }),
});

export const methodSignature = record<MethodSignature>(
  {
    flags: u32,
    moduleIndex: optional(u32),
    ownerType: optional(typeSignature),
    token: methodToken,
    arguments: optional(list(typeSignature)),
    constrained: optional(typeSignature),
    range,
  },
  'bytes',
);

/** A field by its token, or by its index in old images. */
const fieldName: Shape<FieldSignature['field']> = (value) =>
  typeof value === 'object' && value !== null && 'index' in value ? record({ index: u32, range })(value) : fieldToken(value);

export const fieldSignature = record<FieldSignature>({ flags: u32, ownerType: optional(typeSignature), field: fieldName, range });
