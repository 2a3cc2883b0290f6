import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadSpec, type Spec } from '../../../tools/spec-machine/spec.js';
import { packageRoot } from '../../contract/package-root.js';
import type { WorldItem } from '../world/items.js';
import { BothReaders, type Count } from './both-readers.js';
import { metadataRows } from './metadata-rows.js';
import { walk, type Home } from './walk.js';

/** What the comparison says of one image. Plain data: it travels between processes. */
export interface Comparison {
  title: string;
  home?: Home;
  counts: Record<string, Count>;
  differences: string[];
}

let loaded: Spec | undefined;

/** Reads an image with the spec machine and the reference, and compares what they say of every structure of it. */
export function compareReaders({ title, path, sha256 }: WorldItem): Comparison {
  const bytes = new Uint8Array(readFileSync(path));
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) return { title, counts: {}, differences: [`is not the file of the manifest (SHA-256 ${found})`] };
  loaded ??= loadSpec(join(packageRoot(), 'spec'));
  const readers = new BothReaders(loaded);
  const home = walk(loaded, readers, bytes, metadataRows(bytes, basename(path)));
  return { title, home, counts: Object.fromEntries(readers.counts), differences: readers.differences };
}
