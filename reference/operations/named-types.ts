import type { NamedDefinition, NamedMethod, NamedType } from '../../conformance/contract/protocol.js';
import { R2RError } from '../errors.js';
import { methodHash } from '../hashing/method-hash.js';
import { typeNameHash } from '../hashing/signature-hash.js';
import { tableHash } from '../hashing/table-hash.js';
import { arrayHash, byrefHash, instantiationHash, pointerHash } from '../hashing/type-hash.js';
import { LIMITS } from '../limits.js';
import type { TypeName } from '../metadata/type-name.js';

/**
 * The hash of a type of the contract (r2r-format 11.2).
 * @throws R2RError `hash.undefined` for types that have none, `limit.exceeded` for one that nests too deep
 */
export function namedTypeHash(type: NamedType, depth = 0): number {
  if (depth > LIMITS.TYPE_NESTING) throw new R2RError('limit.exceeded', `a type inside more than ${LIMITS.TYPE_NESTING} others`);
  if ('array' in type) {
    if (!(type.rank >= 1)) throw new R2RError('hash.undefined', `an array of rank ${type.rank}`);
    return arrayHash(type.rank, namedTypeHash(type.array, depth + 1));
  }
  if ('pointer' in type) return pointerHash(namedTypeHash(type.pointer, depth + 1));
  if ('byref' in type) return byrefHash(namedTypeHash(type.byref, depth + 1));
  if (!('name' in type)) throw new R2RError('hash.undefined', 'function pointers and generic parameters have no hash');
  const definition = typeNameHash(definitionName(type));
  const args = (type.arguments ?? []).map((argument) => namedTypeHash(argument, depth + 1));
  return args.length === 0 ? definition : instantiationHash(definition, args);
}

/** The hash of a method of the contract (r2r-format 11.4). @throws R2RError as `namedTypeHash` */
export function namedMethodHash({ owner, name, arguments: args = [] }: NamedMethod): number {
  return methodHash(namedTypeHash(owner), name, args.map((argument) => namedTypeHash(argument)));
}

/**
 * The hash of a type in the table of available types (r2r-format 11.3).
 * @throws R2RError `hash.undefined` for what is no definition, `limit.exceeded`
 */
export function availableTypeHash(type: NamedType): number {
  if ('name' in type) return tableHash(definitionName(type));
  throw new R2RError('hash.undefined', 'only type definitions stand in the table of available types');
}

/** The names of a type definition and of those around it. @throws R2RError `limit.exceeded` */
function definitionName(type: NamedDefinition): TypeName {
  const names: string[] = [];
  for (let each = type; ; each = each.enclosing) {
    if (names.unshift(each.name) > LIMITS.TYPE_NESTING + 1) throw new R2RError('limit.exceeded', `a type inside more than ${LIMITS.TYPE_NESTING} others`);
    if (each.enclosing === undefined) return { namespace: each.namespace ?? '', names };
  }
}
