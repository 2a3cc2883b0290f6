import type { Corpus, CorpusVector } from '../runner/corpus.js';

/** Vectors that run much the same code: those of one kind of structure, or of one image. */
export interface Family {
  name: string;
  vectors: CorpusVector[];
}

/** All vectors that can fail; informative ones are shown only. */
export function familiesOf({ vectors }: Corpus): Family[] {
  const families = new Map<string, Family>();
  for (const vector of vectors) {
    if (vector.informative) continue;
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
