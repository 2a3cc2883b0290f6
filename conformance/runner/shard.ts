import type { CorpusVector } from './corpus.js';

/** Looking up a global is slow inside jest's sandbox. */
const { imul } = Math;

/** One of `count` parts, counted from 1. */
export interface Shard {
  index: number;
  count: number;
}

/**
 * The vectors that are dealt to a shard, in the order in which they came. Every vector is dealt to one shard; shards differ
 * by one vector at most, and so does what they have of each topic. Inside a topic the hash of the id decides: what was
 * generated one after the other (a valid input, the same cut short) does not go to the shards in turn.
 */
export function dealt(vectors: readonly CorpusVector[], { index, count }: Shard): CorpusVector[] {
  const topics = new Map<string, CorpusVector[]>();
  for (const vector of vectors) {
    const key = `${vector.area}/${vector.topic}`;
    const topic = topics.get(key);
    if (topic) topic.push(vector);
    else topics.set(key, [vector]);
  }
  const shuffled = [...topics].sort(([left], [right]) => (left < right ? -1 : 1)).flatMap(([, topic]) => byHash(topic));
  const mine = new Set(shuffled.filter((_, position) => position % count === index - 1));
  return vectors.filter((vector) => mine.has(vector));
}

function byHash(vectors: CorpusVector[]): CorpusVector[] {
  const hashed = vectors.map((vector) => ({ vector, hash: fnv1a(vector.id) }));
  return hashed.sort((left, right) => left.hash - right.hash || (left.vector.id < right.vector.id ? -1 : 1)).map(({ vector }) => vector);
}

/** Fowler, Noll and Vo, 32 bits, over the UTF-16 units. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
