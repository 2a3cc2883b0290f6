import type { Corpus, CorpusVector } from '../runner/corpus.js';

const CACHE_PREFIX = '$R2R_IMAGES/';

/** Vectors that run much the same code: those of one kind of structure, or of one image. */
export interface Family {
  name: string;
  vectors: CorpusVector[];
}

/** All vectors that can fail on every machine: informative ones are shown only, and some need the image cache. */
export function familiesOf({ vectors }: Corpus): Family[] {
  const families = new Map<string, Family>();
  for (const vector of vectors) {
    if (vector.informative || needsCache(vector.input)) continue;
    const { area, topic, operation, input } = vector;
    const name = `${area}/${topic} ${operation}${subject(input)}`;
    const family = families.get(name);
    if (family) family.vectors.push(vector);
    else families.set(name, { name, vectors: [vector] });
  }
  return [...families.values()];
}

function subject(input: unknown): string {
  const { kind, select } = input as { kind?: string; select?: string };
  const named = kind ?? select;
  return named === undefined ? '' : ` ${named}`;
}

function needsCache(input: unknown): boolean {
  const { files = [] } = input as { files?: { path?: string }[] };
  return files.some(({ path }) => path?.startsWith(CACHE_PREFIX));
}
