import type { TypeName } from '../metadata/type-name.js';
import { nameHash } from './name-hash.js';

/**
 * The table form of a type's hash (r2r-format 11.3), of section 108 alone: the name hashes of the type, of all types
 * around it and of the namespace, without the rotation for nested types. Unsigned 32 bits.
 */
export function tableHash(type: TypeName): number {
  return type.names.reduce((hash, name) => hash ^ nameHash(name), nameHash(type.namespace)) >>> 0;
}
