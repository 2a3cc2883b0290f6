import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../contract/package-root.js';

/** What the manifest of the committed images says about one of them. */
export interface ManifestEntry {
  readonly path: string;
  readonly os: string;
  readonly arch: string;
  readonly machine: string;
  readonly r2rVersion: string;
  readonly flags: string;
  readonly peSections: readonly string[];
  readonly imageBase: string;
  readonly sectionAlignment: number;
  /** Of a composite image. */
  readonly components?: readonly unknown[];
}

const IMAGES = join(packageRoot(), 'conformance', 'images');

export function manifest(): ManifestEntry[] {
  return JSON.parse(readFileSync(join(IMAGES, 'manifest.json'), 'utf8')) as ManifestEntry[];
}

/** A committed file, by its path in `conformance/images`. */
export function committed(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(IMAGES, path)));
}
