import type { Hello, Vector } from '../contract/protocol.js';
import { idsOfKey, vectorsOfKey } from '../families/vectors-of-key.js';
import { KeySpace } from '../families/key-space.js';
import type { Question } from './conversation.js';
import type { Shard } from './shard.js';

/** A member of a family, and what asks for it. */
export interface FamilyQuestion extends Question {
  vector: Vector;
}

export interface FamilyChoice {
  /** So many members of each family; all if left out. */
  count?: number;
  shard?: Shard;
  /** Only these ids. */
  only?: RegExp[];
}

/** The ids of members begin so; no id of the corpus does. */
export const FAMILY_PREFIX = 'keys.';

const SPACES = [KeySpace.newest, KeySpace.of186];

/** A prime that divides no number of keys: its multiples run through all of them, near ones far apart. */
const STRIDE = 7919;

/** How many keys a choice has in all families, whatever their ids are. */
export function keysOf({ count = Infinity, shard = { index: 1, count: 1 } }: FamilyChoice): number {
  return SPACES.reduce((sum, space) => sum + Math.ceil((Math.min(count, space.count) - shard.index + 1) / shard.count), 0);
}

/** The members one after the other; they are made when they are asked. @param onKey called with each key */
export function* familyQuestions(choice: FamilyChoice, { operations }: Hello, onKey: () => void): Generator<FamilyQuestion> {
  const { count = Infinity, shard = { index: 1, count: 1 }, only } = choice;
  for (const space of SPACES) {
    for (let number = shard.index - 1; number < Math.min(count, space.count); number += shard.count) {
      onKey();
      const index = (number * STRIDE) % space.count;
      if (only !== undefined && !idsOfKey(space, index).some((id) => only.some((pattern) => pattern.test(id)))) continue;
      for (const vector of vectorsOfKey(space, index)) {
        const { id, operation, input, context } = vector;
        if (!operations.includes(operation) || (only !== undefined && !only.some((pattern) => pattern.test(id)))) continue;
        yield { vector, operation, request: () => ({ input, context }) };
      }
    }
  }
}
