import { encodeVectorsOfKind } from '../spec-machine/encode-vectors.js';
import { schemaOfKind } from '../spec-machine/schema.js';
import type { Spec } from '../spec-machine/spec.js';
import { vectorsOfKind, type GeneratedVector } from '../spec-machine/vectors.js';
import { corpusText } from './write.js';

export interface Corpus {
  /** File name relative to the corpus folder -> content. */
  files: Map<string, string>;
  vectors: GeneratedVector[];
}

/** The vectors of every topic and `kinds.json`, the published schemas of values. */
export function generateCorpus(spec: Spec): Corpus {
  const files = new Map<string, string>();
  const all: GeneratedVector[] = [];
  for (const topic of spec.topics) {
    const vectors = Object.keys(topic.kinds ?? {}).flatMap((kind) => [...vectorsOfKind(spec, kind), ...encodeVectorsOfKind(spec, kind)]);
    if (vectors.length === 0) continue;
    files.set(`${topic.area}/${topic.topic}.json`, corpusText(topic.area, topic.topic, vectors));
    all.push(...vectors);
  }
  const kinds = [...spec.kinds].map(([name, kind]) => [name, { title: kind.title, topic: kind.topic.topic, schema: schemaOfKind(spec, name) }] as const);
  files.set('kinds.json', `${JSON.stringify({ kinds: Object.fromEntries(kinds) }, null, 1)}\n`);
  return { files, vectors: all };
}
