/** The reader as a library: what `r2r-conformance/reader` exports. */
export { R2RError, type ErrorDetails } from './errors.js';
export { ERROR_CODES, type ErrorCode } from './error-codes.js';
export { FACET_NAMES, countFacet, facetValue, facts, factsText, isFacetName, type FacetError, type FacetName } from './facts/facts.js';
export { Image, openImage } from './image/image.js';
export { openFile } from './image/open.js';
export type { NotR2RFile, OpenedFile, R2RFile } from './image/opened-file.js';
export { FileSet, type NamedFile, type Surroundings } from './image/surroundings.js';
export { SECTION_TYPES, type SectionName } from './image/section-types.js';
export type { Machine, OperatingSystem, Target } from './image/target.js';
export type { FormatVersion } from './image/versions.js';
export type { ByteRange, Phase } from './io/ranges.js';
