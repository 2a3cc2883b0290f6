import { R2RError } from '../../reference/errors.js';
import { countFacet, FACET_NAMES, FACETS, factsText, type FacetName } from '../../reference/facts/facts.js';
import type { Image } from '../../reference/image/image.js';
import type { DumpFormat } from './commands/dump.js';

/** The facts view. */
export const factsDump: DumpFormat = (image, _options, problem) => factsText(image, FACET_NAMES, problem);

/** Makes everything that the facts view holds and says only how much it was. */
export const countsDump: DumpFormat = function* (image, _options, problem) {
  const counts: Partial<Record<FacetName, number>> = {};
  for (const name of FACET_NAMES) {
    try {
      counts[name] = name === 'importSections' ? countCells(image) : countFacet(image, name);
    } catch (error) {
      if (!(error instanceof R2RError)) throw error;
      problem(name, error);
    }
  }
  const { methods = 0, instanceMethods = 0, importSections: cells = 0, gcInfo = 0, debugInfo = 0 } = counts;
  process.stderr.write(
    `${image.file.name}: ${methods} methods, ${instanceMethods} instance methods, ${cells} cells, ${gcInfo} GC infos, ${debugInfo} debug infos\n`,
  );
  yield* [];
};

function countCells(image: Image): number {
  let cells = 0;
  for (const { entries } of FACETS.importSections(image)) cells += entries.length;
  return cells;
}
