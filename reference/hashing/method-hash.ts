import { nameHash } from './name-hash.js';
import { instantiationHash } from './type-hash.js';

/**
 * The version-resilient hash of a method (r2r-format 11.4); its signature is no part of it. Unsigned 32 bits.
 * @param owner the hash of the owner type
 * @param args the hashes of the method's type arguments; none for a method that is not generic
 */
export function methodHash(owner: number, name: string, args: readonly number[] = []): number {
  const ownHash = args.length === 0 ? nameHash(name) : instantiationHash(nameHash(name), args);
  return (owner ^ ownHash) >>> 0;
}
