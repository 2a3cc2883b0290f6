import { readdirSync, readFileSync, statSync, type Stats } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';

/** A file that a command is to read; `path` is shown as the user gave it. */
export interface InputFile {
  readonly path: string;
  /** Without folders. */
  readonly name: string;
  /** Where it lies below the folder that was named, for a copy of that folder. */
  readonly below: string;
}

/** Files of a folder that can be images or assemblies. */
const EXTENSIONS = new Set(['.dll', '.exe', '.dylib', '.wasm', '.webcil']);

/**
 * The files that arguments name: files, folders (all that can be images in them and below), globs.
 * @returns also, in a line each, which arguments name nothing
 */
export async function findFiles(args: readonly string[]): Promise<{ files: InputFile[]; problems: string[] }> {
  const files: InputFile[] = [];
  const problems: string[] = [];
  for (const arg of args) {
    if (isDirectory(arg)) {
      const paths = filesBelow(arg);
      if (paths.length === 0) problems.push(`${arg}: a folder without files that could be images`);
      for (const path of paths) files.push({ path, name: basename(path), below: relative(arg, path) });
    } else {
      const paths = statsOf(arg) === undefined ? await filesMatching(arg) : [arg];
      if (paths.length === 0) problems.push(`${arg}: no such file`);
      for (const path of paths) files.push({ path, name: basename(path), below: basename(path) });
    }
  }
  return { files, problems };
}

async function filesMatching(pattern: string): Promise<string[]> {
  const { glob, hasMagic } = await import('glob');
  return hasMagic(pattern) ? (await glob(pattern, { nodir: true, dotRelative: pattern.startsWith('./') })).sort() : [];
}

/** The paths of all that can be images in a folder and below it. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => EXTENSIONS.has(extname(name).toLowerCase()))
    .map((name) => join(folder, name))
    .filter((path) => statsOf(path)?.isFile() === true)
    .sort();
}

/** What the file system knows about a path; undefined if it leads nowhere. */
export function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    // A path through something that is no folder, or through one that is closed to us.
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

export function isDirectory(path: string): boolean {
  return statsOf(path)?.isDirectory() === true;
}

/** The whole file, without copying it once more. @throws the error of the file system */
export function readBytes(path: string): Uint8Array {
  const { buffer, byteOffset, byteLength } = readFileSync(path);
  return new Uint8Array(buffer, byteOffset, byteLength);
}
