import type { Image } from '../../image/image.js';
import { IMPORT_SECTION_TYPES } from '../../image/import-section-kinds.js';
import type { ImportSection } from '../../image/import-sections.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** The garbage collector finds the arguments of a call that is being bound by the GC ref map of its cell (r2r-format 7.9). */
export const callMaps: Rule<ImportSection> = {
  requirement: 'XREF-26',
  structure: 'gc-ref-maps',
  *check({ type, cellCount, auxiliaryData, range }, { target: { machine } }: Image): Iterable<Fault> {
    if (machine === 'WASM32' || cellCount === 0) return;
    const found = { range: { start: range.start + 16, end: range.start + 20 }, path: 'AuxiliaryData' };
    if (type === IMPORT_SECTION_TYPES.StubDispatch && auxiliaryData === 0) yield { ...found, message: 'call cells without GC ref maps' };
    if (type !== IMPORT_SECTION_TYPES.StubDispatch && auxiliaryData !== 0) yield { ...found, message: `GC ref maps for a section of type ${type}` };
  },
};
