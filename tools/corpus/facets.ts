import { canonicalLists, factsHash } from '../../conformance/contract/facts-compare.js';
import type { Json } from '../../conformance/contract/facts-canonical.js';
import type { FactsMode } from '../../conformance/contract/protocol.js';

/** What a dump says about one facet in one mode of comparison. */
export interface FacetExpectation {
  facet: string;
  mode: FactsMode;
  /** The canonical form's hash. */
  hash: string;
}

/** File name and size say nothing about the format. */
const NOT_FACETS = new Set(['file', 'size']);

/** Mode `compared` does not look at these at all. */
const ONLY_IN_ALL = ['machine', 'componentOf', 'instrumentationData'];
/** In these, mode `all` looks at more: names, hash bytes, GC slots, unwind codes. */
const RICHER_IN_ALL = ['header', 'components', 'instanceMethods', 'gcInfo', 'unwind'];

/**
 * The expectations that a dump gives, in the order of its fields. A facet that is empty there gives none: whoever answers
 * with an empty list to everything shall not pass.
 */
export function facetExpectations(dump: Record<string, Json>): FacetExpectation[] {
  const found: FacetExpectation[] = [];
  for (const [facet, value] of Object.entries(dump)) {
    if (NOT_FACETS.has(facet) || value === null) continue;
    for (const mode of modesOf(facet)) {
      const lines = Object.values(canonicalLists(facet, value, mode)).flat();
      if (lines.length > 0) found.push({ facet, mode, hash: factsHash(facet, value, mode) });
    }
  }
  return found;
}

function modesOf(facet: string): FactsMode[] {
  if (ONLY_IN_ALL.includes(facet)) return ['all'];
  return RICHER_IN_ALL.includes(facet) ? ['compared', 'all'] : ['compared'];
}

/** The end of a vector's id: the facet, and the mode where there are two. */
export function facetSlug(facet: string, mode: FactsMode): string {
  return mode === 'all' && !ONLY_IN_ALL.includes(facet) ? `${facet}.all` : facet;
}
