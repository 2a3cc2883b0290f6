import { join } from 'node:path';
import { globSync } from 'glob';
import { packageRoot } from '../contract/package-root.js';
import { readJson } from './corpus.js';

/** The sentence of each requirement of the spec by its id. */
export type RequirementSentences = ReadonlyMap<string, string>;

/** Collects `requirements: [{id, says}]` from every file of the spec, the schemas aside. */
export function readRequirements(folder: string = join(packageRoot(), 'spec')): RequirementSentences {
  const sentences = new Map<string, string>();
  for (const name of globSync('**/*.json', { cwd: folder, posix: true, ignore: 'schema/**' }).sort()) {
    const content = readJson(join(folder, name));
    if (typeof content !== 'object' || content === null || !('requirements' in content)) continue;
    if (!Array.isArray(content.requirements)) continue;
    for (const { id, says } of content.requirements) sentences.set(String(id), String(says));
  }
  return sentences;
}
