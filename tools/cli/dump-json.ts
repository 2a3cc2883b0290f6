import { modelOf } from '../../reference/model/image-model.js';
import { remainsOf } from '../../reference/build/remains.js';
import type { DumpFormat } from './dump-format.js';
import { MethodSelection } from './json/selection.js';
import { JsonWriter } from './json/writer.js';
import { NOTHING_FOUND } from './methods.js';
import { wantedSections } from './section-filter.js';

/**
 * The model of an image as JSON: every structure with its byte range, what is shared once (spec/schema/dump.json). If nothing is left
 * out, `r2r build` makes the same bytes of it.
 */
export const jsonDump: DumpFormat = function* (image, options, problem) {
  const selection = new MethodSelection(image, options);
  const { wanted } = wantedSections(options.section);
  const isWanted = (part: string): boolean => wanted === undefined || wanted.has(part);
  const isWhole = wanted === undefined && selection.all && options.blobs;
  const model = { ...modelOf(image, { isWanted, selection }), ...(isWhole ? remainsOf(image) : {}) };
  yield* new JsonWriter(options.blobs, problem).pieces(model);
  yield '\n';
  if (!selection.all && !selection.found) problem(NOTHING_FOUND);
};
