import type { Image } from '../../image/image.js';
import { IMPORT_SECTION_TYPES } from '../../image/import-section-kinds.js';
import type { ImportSection } from '../../image/import-sections.js';
import { has } from '../../image/versions.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** A cell is a pointer, or of calls two in images made for cached interface dispatch; compilers up to 3.1 wrote 0 for a pointer (r2r-format 7.1). */
export const entrySize: Rule<ImportSection> = {
  requirement: 'IMP-2',
  structure: 'import-sections',
  *check({ entrySize: size, type, range }, { version, target: { pointerSize } }: Image): Iterable<Fault> {
    const isPointer = size === pointerSize || (size === 2 * pointerSize && type === IMPORT_SECTION_TYPES.StubDispatch) || (size === 0 && !has(version, 'crossgen2'));
    if (!isPointer) yield { range: { start: range.start + 11, end: range.start + 12 }, path: 'EntrySize', message: `cells of ${size} bytes, a pointer has ${pointerSize}` };
  },
};
