import { R2RError } from '../errors.js';
import type { Image } from '../image/image.js';
import { availableTypesFacet } from './available-types.js';
import { componentsFacet } from './components.js';
import { crossModuleInlineInfoFacet } from './cross-module-inlining.js';
import { compilerIdentifierFacet, machineFacet, ownerCompositeExecutableFacet } from './file.js';
import { debugInfoFacet } from './debug-info.js';
import { exceptionInfoFacet } from './exception-info.js';
import { gcInfoFacet } from './gc-info.js';
import { delayLoadGcRefMapsFacet } from './gc-ref-maps.js';
import { headerFacet } from './header.js';
import { hotColdMapFacet } from './hot-cold-map.js';
import { importSectionsFacet } from './import-sections.js';
import { inliningInfoFacet } from './inlining-info.js';
import { instanceMethodsFacet } from './instance-methods.js';
import { instrumentationDataFacet } from './instrumentation-data.js';
import { componentAssembliesFacet, manifestAssemblyMvidsFacet, manifestAssemblyRefsFacet } from './manifest.js';
import { methodsFacet } from './methods.js';
import { enclosingTypeMapFacet, methodIsGenericMapFacet, typeGenericInfoMapFacet } from './module-maps.js';
import { runtimeFunctionsFacet } from './runtime-functions.js';
import { unwindFacet } from './unwind.js';

/**
 * The facets of the facts view, in its order: what can be said about an image in terms that do not depend on any
 * implementation. A list is an iterable, so that it can be written or counted without being kept.
 */
export const FACETS = {
  file: (image: Image) => image.file.name,
  size: (image: Image) => image.context.space.bytes.length,
  machine: machineFacet,
  composite: (image: Image) => image.isComposite,
  componentOf: ownerCompositeExecutableFacet,
  header: headerFacet,
  components: componentsFacet,
  compilerIdentifier: compilerIdentifierFacet,
  ownerCompositeExecutable: ownerCompositeExecutableFacet,
  runtimeFunctions: runtimeFunctionsFacet,
  methods: methodsFacet,
  instanceMethods: instanceMethodsFacet,
  importSections: importSectionsFacet,
  availableTypes: availableTypesFacet,
  delayLoadGcRefMaps: delayLoadGcRefMapsFacet,
  exceptionInfo: exceptionInfoFacet,
  debugInfo: debugInfoFacet,
  gcInfo: gcInfoFacet,
  unwind: unwindFacet,
  hotColdMap: hotColdMapFacet,
  inliningInfo: inliningInfoFacet,
  crossModuleInlineInfo: crossModuleInlineInfoFacet,
  instrumentationData: instrumentationDataFacet,
  manifestAssemblyRefs: manifestAssemblyRefsFacet,
  manifestAssemblyMvids: manifestAssemblyMvidsFacet,
  componentAssemblies: componentAssembliesFacet,
  methodIsGenericMap: methodIsGenericMapFacet,
  enclosingTypeMap: enclosingTypeMapFacet,
  typeGenericInfoMap: typeGenericInfoMapFacet,
} as const satisfies Record<string, (image: Image) => FacetValue>;

export type FacetName = keyof typeof FACETS;

/** A value of the facts view; lists of entries are iterables that may throw R2RError on the way. */
export type FacetValue = string | number | boolean | null | object | Iterable<unknown>;

export const FACET_NAMES = Object.keys(FACETS) as FacetName[];

export function isFacetName(name: string): name is FacetName {
  return Object.hasOwn(FACETS, name);
}

/** What stands in the place of a facet that cannot be read. */
export interface FacetError {
  readonly error: string;
}

/** A facet with its list made: JSON, or a FacetError. */
export function facetValue(image: Image, name: FacetName): unknown {
  try {
    const value: FacetValue = FACETS[name](image);
    return isList(value) ? [...value] : value;
  } catch (error) {
    return facetError(error);
  }
}

/** The facts view of an image as one JSON object: of the facets asked for, or of all. One facet after the other is made. */
export function facts(image: Image, names: readonly FacetName[] = FACET_NAMES): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, facetValue(image, name)]));
}

/** Is told of each facet that cannot be read, for those who would not search the view for it. */
export type FacetProblem = (name: FacetName, error: R2RError) => void;

/** The facts view as JSON text in pieces, a facet at a time: only the text of one facet is in memory. */
export function* factsText(
  image: Image,
  names: readonly FacetName[] = FACET_NAMES,
  problem: FacetProblem = () => undefined,
): Iterable<string> {
  let separator = '{';
  for (const name of names) {
    yield `${separator}${JSON.stringify(name)}:`;
    yield* facetText(image, name, problem);
    separator = ',\n';
  }
  yield separator === '{' ? '{}\n' : '}\n';
}

/** The text is made whole before any of it is given out, since a list that breaks off becomes an error as a whole. */
function facetText(image: Image, name: FacetName, problem: FacetProblem): string[] {
  try {
    const value: FacetValue = FACETS[name](image);
    if (!isList(value)) return [JSON.stringify(value)];
    const pieces: string[] = [];
    for (const entry of value) pieces.push((pieces.length === 0 ? '[' : ',\n') + JSON.stringify(entry));
    return pieces.length === 0 ? ['[]'] : [...pieces, ']'];
  } catch (error) {
    const fact = facetError(error);
    if (error instanceof R2RError) problem(name, error);
    return [JSON.stringify(fact)];
  }
}

/** The number of entries of a list; 1 for any other facet. @throws R2RError if the facet cannot be read */
export function countFacet(image: Image, name: FacetName): number {
  const value: FacetValue = FACETS[name](image);
  let count = 0;
  if (!isList(value)) return 1;
  for (const entry of value) count += entry === undefined ? 0 : 1;
  return count;
}

function facetError(error: unknown): FacetError {
  if (!(error instanceof R2RError)) throw error;
  const path = error.path === '' ? '' : ` (${error.path})`;
  return { error: `${error.code}: ${error.message}${path}` };
}

function isList(value: FacetValue): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}
