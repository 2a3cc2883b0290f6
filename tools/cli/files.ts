import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
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
 * @returns also the arguments that name nothing
 */
export async function findFiles(args: readonly string[]): Promise<{ files: InputFile[]; missing: string[] }> {
  const files: InputFile[] = [];
  const missing: string[] = [];
  for (const arg of args) {
    const found = await filesOf(arg);
    if (found.length === 0) missing.push(arg);
    const isFolder = isDirectory(arg);
    for (const path of found) files.push({ path, name: basename(path), below: isFolder ? relative(arg, path) : basename(path) });
  }
  return { files, missing };
}

async function filesOf(arg: string): Promise<string[]> {
  if (isDirectory(arg)) return filesBelow(arg);
  if (existsSync(arg)) return [arg];
  const { glob, hasMagic } = await import('glob');
  return hasMagic(arg) ? (await glob(arg, { nodir: true, dotRelative: arg.startsWith('./') })).sort() : [];
}

export function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function filesBelow(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => EXTENSIONS.has(extname(name).toLowerCase()))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
    .sort();
}

/** The whole file, without copying it once more. @throws the error of the file system */
export function readBytes(path: string): Uint8Array {
  const { buffer, byteOffset, byteLength } = readFileSync(path);
  return new Uint8Array(buffer, byteOffset, byteLength);
}
