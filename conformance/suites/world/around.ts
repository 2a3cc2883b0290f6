import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileSet } from '../../../reference/image/surroundings.js';

const known = new Map<string, FileSet>();
const KEPT = 3;

/** The assemblies of some folders, opened when asked for; of two with one name the one in the earlier folder. */
export function surroundingsOf(folders: string[]): FileSet {
  const key = folders.join('\n');
  let found = known.get(key);
  if (found === undefined) {
    if (known.size >= KEPT) known.clear();
    found = new FileSet(folders.toReversed().flatMap(filesOf));
    known.set(key, found);
  }
  return found;
}

function filesOf(folder: string): { name: string; bytes(): Uint8Array }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.dll'))
    .map((name) => ({ name, bytes: () => readFileSync(join(folder, name)) }));
}
