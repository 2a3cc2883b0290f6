import type { LastCommit } from './last-commit.js';

interface Entry {
  id: string;
  requirements: string[];
  expect: object;
}

/** So many ids of a sort are shown one by one. */
const SHOWN = 20;

/** What the corpus is against the last commit: vectors that came, vanished, changed, whose verdict flipped, and requirements that lost all of theirs. */
export function changes(commit: LastCommit, files: ReadonlyMap<string, string>): string[] {
  const changed = [...files].filter(([file, content]) => file.includes('/') && !commit.has(file, content)).map(([file, content]) => ({ file, before: vectorsIn(commit.text(file)), after: vectorsIn(content) }));
  const shown = new Set([...files].filter(([file]) => file.includes('/')).flatMap(([, content]) => [...vectorsIn(content).values()].flatMap(({ requirements }) => requirements)));
  const lost = new Set(changed.flatMap(({ before }) => [...before.values()].flatMap(({ requirements }) => requirements)).filter((id) => !shown.has(id)));
  return [...changed.flatMap(changesOfFile), ...[...lost].map((id) => `requirement ${id} has no vectors any more`)];
}

function changesOfFile({ file, before, after }: { file: string; before: ReadonlyMap<string, Entry>; after: ReadonlyMap<string, Entry> }): string[] {
  const added = [...after.keys()].filter((id) => !before.has(id));
  const vanished = [...before.keys()].filter((id) => !after.has(id));
  const common = [...after].flatMap(([id, now]) => {
    const then = before.get(id);
    return then === undefined || JSON.stringify(then) === JSON.stringify(now) ? [] : [{ id, then, now }];
  });
  const flipped = common.filter(({ then, now }) => 'rejection' in then.expect !== 'rejection' in now.expect);
  return [
    `${file}: ${added.length} vectors added, ${vanished.length} vanished, ${common.length} changed`,
    ...listed('vanished', vanished),
    ...listed('flipped between value and rejection', flipped.map(({ id }) => id)),
  ];
}

function listed(what: string, ids: readonly string[]): string[] {
  const more = ids.length > SHOWN ? [`  ... and ${ids.length - SHOWN} more`] : [];
  return [...ids.slice(0, SHOWN).map((id) => `  ${what}: ${id}`), ...more];
}

function vectorsIn(text: string | undefined): Map<string, Entry> {
  if (text === undefined) return new Map();
  const { vectors } = JSON.parse(text) as { vectors: Entry[] };
  return new Map(vectors.map((vector) => [vector.id, vector]));
}
