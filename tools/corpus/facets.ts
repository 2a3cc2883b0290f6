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

/** In these, mode `all` looks at more than mode `compared`: names, hash bytes, GC slots and transitions, unwind codes, PGO. */
const RICHER_IN_ALL = new Set(['machine', 'componentOf', 'header', 'components', 'instanceMethods', 'gcInfo', 'unwind', 'instrumentationData']);

/**
 * The expectations that a dump gives, in the order of its fields. A facet that is empty there gives none: whoever answers
 * with an empty list to everything shall not pass.
 */
export function facetExpectations(dump: Record<string, Json>): FacetExpectation[] {
  const found: FacetExpectation[] = [];
  for (const [facet, value] of Object.entries(dump)) {
    if (NOT_FACETS.has(facet) || value === null) continue;
    for (const mode of RICHER_IN_ALL.has(facet) ? (['compared', 'all'] as const) : (['compared'] as const)) {
      const lines = Object.values(canonicalLists(facet, value, mode)).flat();
      if (lines.length > 0) found.push({ facet, mode, hash: factsHash(facet, value, mode) });
    }
  }
  return found;
}

/** The end of a vector's id. */
export function facetSlug({ facet, mode }: { facet: string; mode: FactsMode }): string {
  return mode === 'all' ? `${facet}.all` : facet;
}
