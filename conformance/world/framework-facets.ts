import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FactsMode } from '../contract/protocol.js';
import { imagesFolder } from './paths.js';

/** One object of `framework-facets.json`: what a third party's dump of a framework image says, as one hash a facet. */
export interface FrameworkFacets {
  registry: string;
  name: string;
  version: string;
  /** Path inside the package. */
  file: string;
  sha256: string;
  formatVersion: string;
  /** `hash`: factsHash of facts-compare.ts, in the mode given. */
  facets: { facet: string; mode: FactsMode; hash: string }[];
}

export function readFrameworkFacets(): FrameworkFacets[] {
  return JSON.parse(readFileSync(join(imagesFolder, 'framework-facets.json'), 'utf8'));
}
