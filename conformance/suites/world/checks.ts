import { attributePresence } from './checks/attribute-presence.js';
import { availableTypes } from './checks/available-types.js';
import { codeLength } from './checks/code-length.js';
import { debugInfo } from './checks/debug-info.js';
import { description } from './checks/description.js';
import { dump } from './checks/dump.js';
import { entryPoints } from './checks/entry-points.js';
import { exceptionInfo } from './checks/exception-info.js';
import { fixupLists } from './checks/fixup-lists.js';
import { gcInfo } from './checks/gc-info.js';
import { hashes } from './checks/hashes.js';
import { hashtableBytes } from './checks/hashtable-bytes.js';
import { hashtables } from './checks/hashtables.js';
import { header } from './checks/header.js';
import { hotCold } from './checks/hot-cold.js';
import { inlining } from './checks/inlining.js';
import { lazyCells } from './checks/lazy-cells.js';
import { manifest } from './checks/manifest.js';
import { mapSections } from './checks/map-sections.js';
import { moduleCell } from './checks/module-cell.js';
import { moduleMaps } from './checks/module-maps.js';
import { ownership } from './checks/ownership.js';
import { pgo } from './checks/pgo.js';
import { rewriting } from './checks/rewriting.js';
import { runtimeFunctions } from './checks/runtime-functions.js';
import { signatures } from './checks/signatures.js';
import { symbolMap } from './checks/symbol-map.js';
import { tokens } from './checks/tokens.js';
import { unwindBlobs } from './checks/unwind-blobs.js';
import type { Check } from './subject.js';

/** Every rule that real images are held against, cheap ones first. */
export const CHECKS: readonly Check[] = [
  header,
  description,
  dump,
  moduleCell,
  signatures,
  tokens,
  entryPoints,
  fixupLists,
  lazyCells,
  runtimeFunctions,
  unwindBlobs,
  gcInfo,
  codeLength,
  hotCold,
  debugInfo,
  exceptionInfo,
  hashtables,
  hashtableBytes,
  hashes,
  availableTypes,
  moduleMaps,
  manifest,
  inlining,
  pgo,
  attributePresence,
  symbolMap,
  mapSections,
  ownership,
  rewriting,
];
