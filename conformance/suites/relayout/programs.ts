import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { openImage } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { relayout } from '../../../reference/writer/relayout/relayout.js';
import { imagesFolder } from '../../world/paths.js';
import { committed, manifest, type ManifestEntry } from '../committed-images.js';

/** What the manifest says a program did on the framework that it was compiled against. */
interface Recorded {
  readonly stdout: string;
  readonly exitCode: number;
}

export interface RunnableProgram {
  readonly title: string;
  /** The folder of its images in `conformance/images`. */
  readonly variant: string;
  /** The file of the assembly with its entry point. */
  readonly file: string;
  readonly recorded: Recorded;
}

export function runnablePrograms(): RunnableProgram[] {
  return manifest().flatMap((entry: ManifestEntry & { runExact?: Recorded }) =>
    entry.runExact === undefined
      ? []
      : [{ title: entry.path.replace(/^img\//, ''), variant: dirname(entry.path), file: basename(entry.path), recorded: entry.runExact }],
  );
}

/** Writes a folder in which programs run: the IL, and in its place the images of a variant, each changed by `change`. */
export function layOutPrograms(folder: string, variant: string | undefined, change: (name: string, bytes: Uint8Array) => Uint8Array): void {
  mkdirSync(folder, { recursive: true });
  for (const part of variant === undefined ? ['il'] : ['il', variant]) {
    for (const name of readdirSync(join(imagesFolder, part)).filter((each) => each.endsWith('.dll'))) {
      const bytes = committed(join(part, name));
      writeFileSync(join(folder, name), part === 'il' ? bytes : change(name, bytes));
    }
  }
}

export function relaid(name: string, bytes: Uint8Array, seed: number): Uint8Array {
  const result = relayout(openImage(openFile(bytes, name)), seed);
  if (result === undefined) throw new Error(`${name} is in no PE file`);
  return result.bytes;
}
