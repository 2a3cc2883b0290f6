import { firstDifference } from '../contract/equality.js';
import { isRecord, type Json } from '../contract/facts-canonical.js';
import type { Vector } from '../contract/protocol.js';

/** The states of the rules (Vector.otherwise) under which a wrong answer would be right, as far as they say; some at most. */
export function statesOf({ otherwise = {} }: Vector, accepted: unknown): string[] {
  if (!isRecord(accepted as Json)) return [];
  const answer = accepted as Record<string, unknown>;
  const agrees = (members: unknown): boolean => Object.entries(members as object).every(([name, value]) => firstDifference(value, answer[name]) === undefined);
  return Object.keys(otherwise).filter((name) => agrees(otherwise[name]));
}
