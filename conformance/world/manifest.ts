import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { imagesFolder } from './paths.js';
import type { Package } from './packages.js';

/** What a file of a package is; the reasons stand in `kinds` of `world.json`. */
export type FileKind = 'r2r' | 'il' | 'old-native' | 'native';

/** [path inside the package, bytes, SHA-256 in hexadecimal, kind, format version of an R2R image]. */
export type FileRow = [file: string, size: number, sha256: string, kind: FileKind, formatVersion?: string];

/** `conformance/images/world.json`: every .dll and .exe of the packages, so that a test knows what it reads. */
export interface WorldManifest {
  /** What the kinds mean, for a reader of the file. */
  kinds: Record<FileKind, string>;
  columns: string[];
  packages: { name: string; version: string; files: FileRow[] }[];
}

export function worldManifestPath(): string {
  return join(imagesFolder, 'world.json');
}

export function readWorldManifest(): WorldManifest {
  return JSON.parse(readFileSync(worldManifestPath(), 'utf8'));
}

/** The rows of one package; empty if the manifest does not know it. */
export function rowsOf(manifest: WorldManifest, item: Package): FileRow[] {
  return manifest.packages.find((each) => each.name === item.name && each.version === item.version)?.files ?? [];
}
