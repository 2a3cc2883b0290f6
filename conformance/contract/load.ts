import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { moduleLauncher } from './module-transport.js';
import { packageRoot } from './package-root.js';
import { commandLauncher } from './process-transport.js';
import type { Launcher } from './transport.js';

/** `--impl` names nothing that can be started. The message is one line for people. */
export class ImplementationError extends Error {}

const INDEX_FILES = ['index.js', 'index.mjs', 'index.ts', 'index.mts'];

/** The implementation that is tested where none is named: the reference of this package, in the same build as this file. */
export function referenceModule(): string {
  return new URL('../../reference/operations/index.js', import.meta.url).href;
}

/**
 * @param impl a folder, a module file, the name of an installed package, or `cmd:` and a command of the shell; undefined
 *   for the reference
 * @param cwd what relative paths are relative to, and where a command is run
 */
export function launcherFor(impl: string | undefined, cwd: string): Launcher {
  if (impl === undefined) return existing(referenceModule());
  if (impl.startsWith('cmd:')) {
    const command = impl.slice('cmd:'.length).trim();
    if (command === '') throw new ImplementationError('--impl=cmd: names no command');
    return commandLauncher(command, cwd);
  }
  const path = resolve(cwd, impl);
  if (!existsSync(path)) return moduleLauncher(installedPackage(impl, cwd));
  return moduleLauncher(pathToFileURL(statSync(path).isDirectory() ? entryOf(path) : path).href);
}

function existing(url: string): Launcher {
  if (!existsSync(new URL(url))) throw new ImplementationError(`the reference is not built: no ${relativeToPackage(url)}`);
  return moduleLauncher(url);
}

function relativeToPackage(url: string): string {
  return url.replace(pathToFileURL(`${packageRoot()}/`).href, '');
}

function entryOf(folder: string): string {
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest)) {
    const { exports, main }: { exports?: unknown; main?: unknown } = JSON.parse(readFileSync(manifest, 'utf8'));
    for (const entry of [exports, main]) if (typeof entry === 'string') return join(folder, entry);
  }
  const index = INDEX_FILES.map((name) => join(folder, name)).find((file) => existsSync(file));
  if (index === undefined) throw new ImplementationError(`${folder} holds none of ${INDEX_FILES.join(', ')} and no package.json that names a module`);
  return index;
}

function installedPackage(name: string, cwd: string): string {
  try {
    return pathToFileURL(createRequire(join(cwd, 'package.json')).resolve(name)).href;
  } catch (error) {
    throw new ImplementationError(`--impl=${name} is neither a file or folder nor an installed package`, { cause: error });
  }
}
