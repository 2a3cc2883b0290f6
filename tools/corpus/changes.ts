import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface Entry {
  id: string;
  expect: object;
}

/** What regenerating changes against the files on disk: vectors that came, vanished, changed, and those whose verdict flipped. */
export function changes(corpusFolder: string, stale: readonly (readonly [string, string])[]): string[] {
  return stale.flatMap(([file, content]) => {
    const before = vectorsIn(existsSync(path.join(corpusFolder, file)) ? readFileSync(path.join(corpusFolder, file), 'utf8') : undefined);
    const after = vectorsIn(content);
    const added = [...after.keys()].filter((id) => !before.has(id));
    const vanished = [...before.keys()].filter((id) => !after.has(id));
    const common = [...after].filter(([id]) => before.has(id));
    const changed = common.filter(([id, entry]) => JSON.stringify(entry) !== JSON.stringify(before.get(id)));
    const flipped = changed.filter(([id, entry]) => 'rejection' in entry.expect !== 'rejection' in (before.get(id) as Entry).expect);
    return [
      `${file}: ${added.length} vectors added, ${vanished.length} vanished, ${changed.length} changed`,
      ...vanished.slice(0, 20).map((id) => `  vanished: ${id}`),
      ...flipped.slice(0, 20).map(([id]) => `  flipped between value and rejection: ${id}`),
    ];
  });
}

function vectorsIn(text: string | undefined): Map<string, Entry> {
  if (text === undefined) return new Map();
  const { vectors } = JSON.parse(text) as { vectors?: Entry[] };
  return new Map((vectors ?? []).map((vector) => [vector.id, vector]));
}
