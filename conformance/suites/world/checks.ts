import { description } from './checks/description.js';
import { dump } from './checks/dump.js';
import { entryPoints } from './checks/entry-points.js';
import { hashtableBytes } from './checks/hashtable-bytes.js';
import { hashtables } from './checks/hashtables.js';
import { header } from './checks/header.js';
import { manifest } from './checks/manifest.js';
import { mapSections } from './checks/map-sections.js';
import { ownership } from './checks/ownership.js';
import { rewriting } from './checks/rewriting.js';
import { signatures } from './checks/signatures.js';
import { symbolMap } from './checks/symbol-map.js';
import { unwindBlobs } from './checks/unwind-blobs.js';
import { verification } from './checks/verification.js';
import type { Check } from './subject.js';

/** Every rule that real images are held against, cheap ones first. */
export const CHECKS: readonly Check[] = [
  header,
  description,
  dump,
  verification,
  signatures,
  entryPoints,
  unwindBlobs,
  hashtables,
  hashtableBytes,
  manifest,
  symbolMap,
  mapSections,
  ownership,
  rewriting,
];
