import { cpSync, existsSync, readdirSync, renameSync, rmSync, rmdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeFolder } from '../../conformance/contract/make-folder.js';
import { packageRoot } from '../../conformance/contract/package-root.js';
import { findTsNode, INSTALL_TS_NODE, readsTypeScript } from '../../conformance/contract/typescript-modules.js';
import { shellWord } from '../../conformance/runner/shell-word.js';

/** A language that there is a skeleton for. */
export interface Language {
  title: string;
  /** What `--impl` takes, and what has to be done before; `folder` as the user gave it. */
  impl(folder: string): string;
  build?(folder: string): string | undefined;
}

export const LANGUAGES: Readonly<Record<string, Language>> = {
  ts: { title: 'TypeScript', impl: (folder) => `--impl=${shellWord(relative(folder))}`, build: installOfTsNode },
  python: { title: 'Python', impl: (folder) => `--impl="cmd:python3 ${shellWord(join(folder, 'reader.py'))}"` },
  csharp: { title: 'C#', impl: (folder) => `--impl="cmd:dotnet ${shellWord(join(folder, 'out', 'reader.dll'))}"`, build: (folder) => `dotnet build ${shellWord(folder)}` },
};

/** The skeleton cannot be written there; the message is one line. */
export class SkeletonError extends Error {}

/**
 * Writes the skeleton of a language, all of it or nothing. Nothing is overwritten: the folder does not exist or is empty.
 * @returns the files
 * @throws SkeletonError
 */
export function writeSkeleton(folder: string, language: string): string[] {
  const target = resolve(folder);
  if (existsSync(target) && !isEmptyFolder(target)) throw new SkeletonError(`${folder} exists already; a new or an empty folder is needed`);
  const source = join(packageRoot(), 'conformance', 'adapters', 'templates', language);
  const files = readdirSync(source);
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    makeFolder(dirname(target));
    for (const file of files) cpSync(join(source, file), join(temporary, file));
    if (existsSync(target)) rmdirSync(target);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    if (error instanceof Error && 'syscall' in error) throw new SkeletonError(error.message);
    throw error;
  }
  return files;
}

function isEmptyFolder(path: string): boolean {
  try {
    return readdirSync(path).length === 0;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return false;
    throw error;
  }
}

/** Undefined where TypeScript can be read already. */
function installOfTsNode(folder: string): string | undefined {
  return readsTypeScript() || findTsNode(pathToFileURL(resolve(folder, 'index.ts')).href) !== undefined ? undefined : INSTALL_TS_NODE;
}

/** `mine` alone would name a package. */
function relative(folder: string): string {
  return /^[./]/.test(folder) ? folder : `./${folder}`;
}
