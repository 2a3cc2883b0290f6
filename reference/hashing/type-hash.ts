import { nameHash } from './name-hash.js';
import { rotateLeft } from './rotate.js';

// r2r-format 11.2. All hash codes are unsigned 32 bits.
const ARRAY_SEED = 0xd5313556;
const POINTER_XOR = 0x12d0;
const BYREF_XOR = 0x4c85;

/** A type definition: `name` with its arity suffix; the namespace of a nested type is empty. */
export function definitionHash(namespace: string, name: string): number {
  return (nameHash(namespace) ^ nameHash(name)) >>> 0;
}

/** A nested type, from the hash of the enclosing type and its own `definitionHash`. */
export function nestedHash(enclosing: number, definition: number): number {
  return (((enclosing + rotateLeft(enclosing, 11)) | 0) ^ definition) >>> 0;
}

/** An instantiation of a type, or of a method: then `definition` is the hash of its name. */
export function instantiationHash(definition: number, args: readonly number[]): number {
  let hash = definition;
  for (const argument of args) hash = ((hash + rotateLeft(hash, 13)) | 0) ^ argument;
  return (hash + rotateLeft(hash, 15)) >>> 0;
}

/** An array; vectors have rank 1. */
export function arrayHash(rank: number, element: number): number {
  return instantiationHash((ARRAY_SEED + rank) | 0, [element]);
}

export function pointerHash(type: number): number {
  return (((type + rotateLeft(type, 5)) | 0) ^ POINTER_XOR) >>> 0;
}

export function byrefHash(type: number): number {
  return (((type + rotateLeft(type, 7)) | 0) ^ BYREF_XOR) >>> 0;
}
