import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { FileOperand } from '../../conformance/contract/protocol.js';
import { imagesFolder } from '../../conformance/world/paths.js';

/** A committed file as a vector names it. @param path in `conformance/images` @param sha256 left out if nothing hangs on the bytes */
export function fileOperand(role: FileOperand['role'], path: string, sha256?: string): FileOperand {
  return { name: basename(path), role, path: `images/${path}`, ...(sha256 === undefined ? {} : { sha256 }) };
}

/** The IL assemblies that programs refer to, but for those that are there under the same name. @returns paths in `conformance/images` */
export function ilBeside(names: ReadonlySet<string>): string[] {
  const il = readdirSync(join(imagesFolder, 'il')).filter((name) => name.endsWith('.dll') && !names.has(name));
  return il.sort().map((name) => `il/${name}`);
}
