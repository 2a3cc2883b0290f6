import type { Image } from '../../../reference/image/image.js';
import { facts } from '../../../reference/facts/facts.js';

/** Members of the facts view that say where something stands, or how many bytes there are; by facet, in all of it for ''. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  '': ['size'],
  header: ['rva', 'size'],
  components: ['assemblyHeaderRva', 'rva', 'size'],
  importSections: ['signaturesRva', 'auxDataRva', 'signatureRva'],
  exceptionInfo: ['ehInfoRva'],
  gcInfo: ['offset'],
  instrumentationData: ['blobRva'],
};
/** Of a runtime function and of chained unwind data: begin and end, behind which the unwind data is pointed to. */
const CODE_RANGE = 2;

/** The facts view of an image without the places of what a new layout moves: one JSON text a facet. */
export function meaningOf(image: Image): Map<string, string> {
  const view = Object.entries(facts(image)).filter(([facet]) => !PLACES[''].includes(facet));
  return new Map(view.map(([facet, value]) => [facet, JSON.stringify(withoutPlaces(facet, value), (key, member: unknown) => (isPlace(facet, key) ? undefined : member))]));
}

function isPlace(facet: string, key: string): boolean {
  return PLACES[facet]?.includes(key) ?? false;
}

function withoutPlaces(facet: string, value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  if (facet === 'runtimeFunctions') return value.map((entry: readonly unknown[]) => entry.slice(0, CODE_RANGE));
  if (facet !== 'unwind') return value;
  return value.map((entry: { readonly chained?: readonly unknown[] | null }) => ({ ...entry, chained: entry.chained?.slice(0, CODE_RANGE) }));
}
