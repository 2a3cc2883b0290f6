import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readParts } from '../../spec-machine/spec.js';
import type { GeneratedVector } from '../../spec-machine/vectors.js';
import { Closure } from './closure.js';
import type { Baseline } from './effect.js';

/** The spec and the committed corpus, which `npm run spec -- --check` holds against each other. */
export function readBaseline(specFolder: string, corpusFolder: string): Baseline {
  const parts = readParts(specFolder);
  const byKind = new Map<string, GeneratedVector[]>();
  for (const topic of parts.topics.values()) {
    if (Object.keys(topic.kinds ?? {}).length === 0) continue;
    const { vectors } = JSON.parse(readFileSync(path.join(corpusFolder, topic.area, `${topic.topic}.json`), 'utf8')) as { vectors: GeneratedVector[] };
    for (const vector of vectors) push(byKind, vector);
  }
  return {
    parts,
    closure: new Closure(parts),
    vectors: byKind,
    kinds: readFileSync(path.join(corpusFolder, 'kinds.json'), 'utf8'),
    requirements: readFileSync(path.join(corpusFolder, 'requirements.json'), 'utf8'),
  };
}

function push(byKind: Map<string, GeneratedVector[]>, vector: GeneratedVector): void {
  const { kind } = vector.input as { kind: string };
  const known = byKind.get(kind);
  if (known) known.push(vector);
  else byKind.set(kind, [vector]);
}
