import type { TypeName } from '../metadata/type-name.js';
import { tableOf, tokenOf } from '../metadata/tokens.js';
import type { ModuleResolver } from '../names/modules.js';
import type { SimpleTypeName } from '../signatures/element-types.js';
import type { TypeToken } from '../signatures/token.js';
import type { TypeSignature } from '../signatures/type.js';
import { nameHash } from './name-hash.js';
import { arrayHash, byrefHash, definitionHash, instantiationHash, nestedHash, pointerHash } from './type-hash.js';

const SYSTEM = 'System';

const SIMPLE_NAMES: Readonly<Record<SimpleTypeName, string>> = {
  VOID: 'Void',
  BOOLEAN: 'Boolean',
  CHAR: 'Char',
  I1: 'SByte',
  U1: 'Byte',
  I2: 'Int16',
  U2: 'UInt16',
  I4: 'Int32',
  U4: 'UInt32',
  I8: 'Int64',
  U8: 'UInt64',
  R4: 'Single',
  R8: 'Double',
  I: 'IntPtr',
  U: 'UIntPtr',
  STRING: 'String',
  OBJECT: 'Object',
  TYPEDBYREF: 'TypedReference',
};

const CANON_NAME = '__Canon';

/** The hash of a type definition by its name, and the names of the types around it (r2r-format 11.2). */
export function typeNameHash({ namespace, names }: TypeName): number {
  const [outermost, ...nested] = names;
  return nested.reduce((hash, name) => nestedHash(hash, nameHash(name)), definitionHash(namespace, outermost));
}

/**
 * The hash of a type signature (r2r-format 11.2); undefined where a module that names a part of it is not at hand, and for
 * types without a defined hash (function pointers, generic parameters, TypeSpec tokens).
 * @throws R2RError if the metadata cannot be read
 */
export function typeSignatureHash(type: TypeSignature, modules: ModuleResolver): number | undefined {
  switch (type.kind) {
    case 'CLASS':
    case 'VALUETYPE':
      return typeTokenHash(type.token, modules);
    case 'GENERICINST':
      return genericInstanceHash(typeTokenHash(type.definition.token, modules), type.arguments, modules);
    case 'SZARRAY':
      return mapHash(typeSignatureHash(type.type, modules), (element) => arrayHash(1, element));
    case 'ARRAY':
      return mapHash(typeSignatureHash(type.type, modules), (element) => arrayHash(type.rank, element));
    case 'PTR':
      return mapHash(typeSignatureHash(type.type, modules), pointerHash);
    case 'BYREF':
      return mapHash(typeSignatureHash(type.type, modules), byrefHash);
    case 'MODULE_ZAPSIG':
    case 'CMOD_REQD':
    case 'CMOD_OPT':
    case 'PINNED':
    case 'NATIVE_VALUETYPE_ZAPSIG':
      return typeSignatureHash(type.type, modules);
    case 'CANON_ZAPSIG':
      return definitionHash(SYSTEM, CANON_NAME);
    case 'FNPTR':
    case 'VAR':
    case 'MVAR':
    case 'VAR_ZAPSIG':
      return undefined;
    default:
      return definitionHash(SYSTEM, SIMPLE_NAMES[type.kind]);
  }
}

/** The hash of the definition behind a type signature: arguments do not count. */
export function typeDefinitionHash(type: TypeSignature, modules: ModuleResolver): number | undefined {
  if (type.kind === 'MODULE_ZAPSIG') return typeDefinitionHash(type.type, modules);
  return type.kind === 'GENERICINST' ? typeTokenHash(type.definition.token, modules) : typeSignatureHash(type, modules);
}

/** Hashes of types, if all of them have one. */
export function typeSignatureHashes(types: readonly TypeSignature[], modules: ModuleResolver): number[] | undefined {
  const hashes = types.map((type) => typeSignatureHash(type, modules)).filter((hash) => hash !== undefined);
  return hashes.length === types.length ? hashes : undefined;
}

function typeTokenHash(token: TypeToken, modules: ModuleResolver): number | undefined {
  const names = modules.names(token.module);
  const metadataToken = tokenOf(token.table, token.rid);
  if (names === undefined || tableOf(metadataToken) === 'TypeSpec') return undefined;
  return typeNameHash(names.typeName(metadataToken));
}

function genericInstanceHash(definition: number | undefined, args: readonly TypeSignature[], modules: ModuleResolver): number | undefined {
  const hashes = typeSignatureHashes(args, modules);
  return definition === undefined || hashes === undefined ? undefined : instantiationHash(definition, hashes);
}

function mapHash(hash: number | undefined, map: (hash: number) => number): number | undefined {
  return hash === undefined ? undefined : map(hash);
}
