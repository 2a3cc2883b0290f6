import { KeySpace } from '../../families/key-space.js';
import { whatIsWrongWithThese } from './try-key.js';

/** Some neighbours among the keys of a sample. */
export interface Part {
  readonly rules: KeySpace['rules'];
  /** How many keys of the space the sample has. */
  readonly total: number;
  readonly from: number;
  readonly to: number;
  readonly rounds: number;
}

/** A prime that divides neither number of keys: its multiples run through all of them, near ones far apart. */
const STRIDE = 7919;
/** So many thunks have a limit of time together. */
const TOGETHER = 64;

/** The process of a part answers with what it found wrong, a line a key. */
process.once('message', (part: Part) => {
  process.send?.(tried(part), () => process.disconnect());
});

function tried({ rules, total, from, to, rounds }: Part): string[] {
  const space = [KeySpace.newest, KeySpace.of186].find((each) => each.rules === rules);
  if (space === undefined) throw new Error(`no keys under ${rules}`);
  const keys = sample(space.count, total).slice(from, to);
  const wrong: string[] = [];
  for (let first = 0; first < keys.length; first += TOGETHER) wrong.push(...whatIsWrongWithThese(space, keys.subarray(first, first + TOGETHER), rounds));
  return wrong;
}

/** In order: neighbours have nearly the same function types. */
function sample(count: number, total: number): Uint32Array {
  return Uint32Array.from({ length: total }, (_, index) => (index * STRIDE) % count).sort();
}
