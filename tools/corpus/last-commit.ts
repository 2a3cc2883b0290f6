import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { textOf } from './compressed.js';

/** The files of a folder of the last commit, by their path in it. */
export interface LastCommit {
  /** Whether the file had this content. */
  has(file: string, content: string): boolean;
  /** Undefined if there was no such file. */
  text(file: string): string | undefined;
}

/** Undefined where there is no commit to look into: no git, or no clone. */
export function lastCommit(folder: string): LastCommit | undefined {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
  let listing: string;
  try {
    listing = git('ls-tree', '-r', 'HEAD', '.');
  } catch {
    return undefined;
  }
  const blobs = new Map([...listing.matchAll(/^\d+ blob (\S+)\t(.+)$/gm)].map(([, blob, file]) => [file, blob]));
  const text = (file: string): string | undefined => {
    const blob = blobs.get(file);
    return blob === undefined ? undefined : textOf(file, execFileSync('git', ['cat-file', 'blob', blob], { cwd: folder, maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] }));
  };
  return {
    has: (file, content) => (file.endsWith('.gz') ? text(file) === content : blobs.get(file) === blobName(content)),
    text,
  };
}

/** The name that git gives to a file's content. */
function blobName(content: string): string {
  return createHash('sha1').update(`blob ${Buffer.byteLength(content)}\0${content}`).digest('hex');
}
