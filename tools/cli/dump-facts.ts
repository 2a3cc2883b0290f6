import { R2RError } from '../../reference/errors.js';
import { countFacet, FACET_NAMES, FACETS, factsText, type FacetName } from '../../reference/facts/facts.js';
import type { Image } from '../../reference/image/image.js';
import type { DumpFormat } from './dump-format.js';
import { problemText } from './problems.js';
import { wantedSections } from './section-filter.js';

/** Which facets say what stands in a section. */
const FACETS_OF_PARTS: Readonly<Record<string, readonly FacetName[]>> = {
  container: ['file', 'size', 'machine', 'composite'],
  header: ['header'],
  100: ['compilerIdentifier'],
  101: ['importSections', 'delayLoadGcRefMaps'],
  102: ['runtimeFunctions', 'unwind', 'gcInfo'],
  103: ['methods'],
  104: ['exceptionInfo'],
  105: ['debugInfo'],
  108: ['availableTypes'],
  109: ['instanceMethods'],
  110: ['inliningInfo'],
  112: ['manifestAssemblyRefs'],
  114: ['inliningInfo'],
  115: ['components', 'componentAssemblies'],
  116: ['ownerCompositeExecutable', 'componentOf'],
  117: ['instrumentationData'],
  118: ['manifestAssemblyMvids'],
  119: ['crossModuleInlineInfo'],
  120: ['hotColdMap'],
  121: ['methodIsGenericMap'],
  122: ['enclosingTypeMap'],
  123: ['typeGenericInfoMap'],
};

/** The facts view, or of it the facets of the sections asked for. */
export const factsDump: DumpFormat = (image, { section }, problem) => {
  const { wanted } = wantedSections(section);
  const names = wanted === undefined ? FACET_NAMES : FACET_NAMES.filter((name) => [...wanted].some((part) => FACETS_OF_PARTS[part]?.includes(name)));
  return factsText(image, names, (name, error) => problem(`${name}: ${problemText(error)}`));
};

/** Makes everything that the facts view holds and says only how much it was. */
export const countsDump: DumpFormat = function* (image, _, problem, path) {
  const counts: Partial<Record<FacetName, number>> = {};
  for (const name of FACET_NAMES) {
    try {
      counts[name] = name === 'importSections' ? countCells(image) : countFacet(image, name);
    } catch (error) {
      if (!(error instanceof R2RError)) throw error;
      problem(`${name}: ${problemText(error)}`);
    }
  }
  const { methods = 0, instanceMethods = 0, importSections: cells = 0, gcInfo = 0, debugInfo = 0 } = counts;
  process.stderr.write(
    `${path}: ${methods} methods, ${instanceMethods} instance methods, ${cells} cells, ${gcInfo} GC infos, ${debugInfo} debug infos\n`,
  );
  yield* [];
};

function countCells(image: Image): number {
  let cells = 0;
  for (const { entries } of FACETS.importSections(image)) cells += entries.length;
  return cells;
}
