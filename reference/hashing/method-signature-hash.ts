import type { MetadataNames } from '../metadata/names.js';
import { readTypeSpecSignature } from '../metadata/signatures.js';
import { ridOf, tableOf, token as asToken, tokenOf, type Token } from '../metadata/tokens.js';
import type { ModuleResolver } from '../names/modules.js';
import type { MethodSignature } from '../signatures/method.js';
import type { MethodToken } from '../signatures/token.js';
import { methodHash } from './method-hash.js';
import { typeDefinitionHash, typeNameHash, typeSignatureHash, typeSignatureHashes } from './signature-hash.js';

/**
 * The hash of a method as the tables 109 and 117 use it (r2r-format 11.4): owner type, name, method arguments. Undefined
 * where a module that names a part of it is not at hand.
 * @throws R2RError if the metadata cannot be read
 */
export function methodSignatureHash(method: MethodSignature, modules: ModuleResolver): number | undefined {
  const { ownerType, token } = method;
  const owner = ownerType === undefined ? ownerOfToken(token, modules, false) : typeSignatureHash(ownerType, modules);
  const args = typeSignatureHashes(method.arguments ?? [], modules);
  const name = nameOfToken(token, modules);
  return owner === undefined || name === undefined || args === undefined ? undefined : methodHash(owner, name, args);
}

/** The hash of a method's definition, as section 119 uses it: type and method arguments do not count. */
export function methodDefinitionHash(method: Pick<MethodSignature, 'ownerType' | 'token'>, modules: ModuleResolver): number | undefined {
  const { ownerType, token } = method;
  const owner = ownerType === undefined ? ownerOfToken(token, modules, true) : typeDefinitionHash(ownerType, modules);
  const name = nameOfToken(token, modules);
  return owner === undefined || name === undefined ? undefined : methodHash(owner, name);
}

function nameOfToken(token: MethodToken, modules: ModuleResolver): string | undefined {
  return modules.names(token.module)?.metadata.text(token.table, token.rid, 'Name');
}

/** @param asDefinition whether an instantiated owner counts as its definition; otherwise it has no hash here */
function ownerOfToken(token: MethodToken, modules: ModuleResolver, asDefinition: boolean): number | undefined {
  const names = modules.names(token.module);
  if (names === undefined) return undefined;
  const { metadata } = names;
  if (token.table === 'MethodDef') return definitionHashOf(names, tokenOf('TypeDef', metadata.ownership.typeOfMethod(token.rid)));
  const owner = asToken(metadata.get('MemberRef', token.rid, 'Class'));
  switch (tableOf(owner)) {
    case 'TypeDef':
    case 'TypeRef':
      return definitionHashOf(names, owner);
    case 'TypeSpec': {
      const type = readTypeSpecSignature(metadata, metadata.get('TypeSpec', ridOf(owner), 'Signature'));
      return asDefinition && type.kind === 'GENERICINST' ? definitionHashOf(names, type.definition.token) : undefined;
    }
    default:
      return undefined;
  }
}

function definitionHashOf(names: MetadataNames, type: Token): number {
  return typeNameHash(names.typeName(type));
}
