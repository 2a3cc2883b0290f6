import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Topic } from '../../spec-machine/dialect.js';
import { readParts } from '../../spec-machine/spec.js';
import { SpecError } from '../../spec-machine/rejection.js';
import type { GeneratedVector } from '../../spec-machine/vectors.js';
import { readText } from '../compressed.js';
import { corpusFile } from '../generate.js';
import { calculationsGroup, Closure } from './closure.js';
import type { Baseline } from './effect.js';

/** The spec and the committed corpus, which `npm run spec -- --check` holds against each other. */
export function readBaseline(specFolder: string, corpusFolder: string): Baseline {
  const parts = readParts(specFolder);
  const byGroup = new Map<string, GeneratedVector[]>();
  for (const topic of parts.topics.values()) {
    if (Object.keys({ ...topic.kinds, ...topic.calculations, ...topic.scenarios, ...topic.scripts }).length === 0) continue;
    const text = readText(path.join(corpusFolder, corpusFile(topic)));
    if (text === undefined) throw new SpecError(topic.topic, 'the corpus has no file of it: npm run spec writes it');
    const { vectors } = JSON.parse(text) as { vectors: GeneratedVector[] };
    for (const [group, own] of groupsIn(topic, vectors)) byGroup.set(group, own);
  }
  return {
    parts,
    closure: new Closure(parts),
    vectors: byGroup,
    kinds: readFileSync(path.join(corpusFolder, 'kinds.json'), 'utf8'),
    requirements: readFileSync(path.join(corpusFolder, 'requirements.json'), 'utf8'),
  };
}

/** The vectors of a topic by kind, in whose midst those stand that ask otherwise for the same bytes; behind them the calculations. */
function groupsIn(topic: Topic, vectors: readonly GeneratedVector[]): Map<string, GeneratedVector[]> {
  const groups = new Map<string, GeneratedVector[]>();
  let group = '';
  for (const vector of vectors) {
    if (!vector.operation.startsWith('format.') && vector.operation !== 'image.describe') group = calculationsGroup(topic);
    else if ('kind' in vector.input) group = String(vector.input.kind);
    const known = groups.get(group);
    if (known) known.push(vector);
    else groups.set(group, [vector]);
  }
  return groups;
}
