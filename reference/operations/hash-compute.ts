import type { Answer, HashInput } from '../../conformance/contract/protocol.js';
import { combine2 } from '../hashing/combine.js';
import { nameHash } from '../hashing/name-hash.js';
import { answer } from './answer.js';
import { isHashInput } from './hash-input.js';
import { availableTypeHash, namedMethodHash, namedTypeHash } from './named-types.js';

/** `hash.compute`: what is named -> its version-resilient hash. */
export function hashCompute(input: unknown): Answer {
  if (!isHashInput(input)) return { unsupported: 'an input of another form' };
  return answer(() => ({ accepted: { hash: hashOf(input) } }));
}

function hashOf(input: HashInput): number {
  if ('name' in input) return nameHash(input.name);
  if ('module' in input) return nameHash(input.module);
  if ('type' in input) return namedTypeHash(input.type);
  if ('availableType' in input) return availableTypeHash(input.availableType);
  if ('method' in input) return namedMethodHash(input.method);
  if ('inlinee' in input) return (nameHash(input.inlinee.module) ^ input.inlinee.rid) >>> 0;
  return combine2(...input.words);
}
