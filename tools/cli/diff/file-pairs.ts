import { basename, join } from 'node:path';
import { filesBelow, isDirectory, statsOf } from '../files.js';

/** Two files to compare. */
export interface FilePair {
  readonly a: string;
  readonly b: string;
}

export interface FilePairs {
  readonly both: readonly FilePair[];
  /** Paths below the folders, of files that the other folder has not. */
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
}

/** What `diff` compares with what: two files; a file and its namesake in a folder; the files at the same paths below two folders. */
export function pairFiles(a: string, b: string): FilePairs | { problem: string } {
  for (const path of [a, b]) if (statsOf(path) === undefined) return { problem: `${path}: no such file` };
  const [isFolderA, isFolderB] = [isDirectory(a), isDirectory(b)];
  if (isFolderA && isFolderB) return pairFolders(a, b);
  const [one, other] = [isFolderA ? join(a, basename(b)) : a, isFolderB ? join(b, basename(a)) : b];
  for (const path of [one, other]) if (statsOf(path) === undefined) return { problem: `${path}: no such file` };
  return { both: [{ a: one, b: other }], onlyA: [], onlyB: [] };
}

function pairFolders(a: string, b: string): FilePairs {
  const below = (folder: string): string[] => filesBelow(folder).map((path) => path.slice(join(folder, '.').length + 1));
  const [left, right] = [below(a), below(b)];
  const [inA, inB] = [new Set(left), new Set(right)];
  return {
    both: left.filter((path) => inB.has(path)).map((path) => ({ a: join(a, path), b: join(b, path) })),
    onlyA: left.filter((path) => !inB.has(path)),
    onlyB: right.filter((path) => !inA.has(path)),
  };
}
