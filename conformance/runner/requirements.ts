import { join } from 'node:path';
import { globSync } from 'glob';
import { packageRoot } from '../contract/package-root.js';
import { readJson } from './corpus.js';

export interface Requirement {
  /** The sentence of the spec. */
  says: string;
  level: 'MUST' | 'SHOULD' | 'MAY';
  /** The topic of the spec that has it; vectors of other topics may fall under it too. */
  topic: string;
}

/** The requirements of the spec by their ids. */
export type Requirements = ReadonlyMap<string, Requirement>;

/** Collects `requirements: [{id, says, level}]` and their `topic` from every file of the spec, the schemas aside. */
export function readRequirements(folder: string = join(packageRoot(), 'spec')): Requirements {
  const requirements = new Map<string, Requirement>();
  for (const name of globSync('**/*.json', { cwd: folder, posix: true, ignore: 'schema/**' }).sort()) {
    const content = readJson(join(folder, name));
    if (typeof content !== 'object' || content === null || !('requirements' in content)) continue;
    if (!Array.isArray(content.requirements)) continue;
    const topic = 'topic' in content ? String(content.topic) : '';
    for (const { id, says, level } of content.requirements as (Requirement & { id: string })[]) requirements.set(id, { says, level, topic });
  }
  return requirements;
}
