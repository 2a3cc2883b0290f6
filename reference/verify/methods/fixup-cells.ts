import type { Image } from '../../image/image.js';
import { IMPORT_SECTION_FLAGS, IMPORT_SECTION_TYPES } from '../../image/import-section-kinds.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { MethodFixups } from './subjects.js';

/**
 * A list names whole cells, and none that is filled without it: eager cells are filled while the module loads, call cells at the
 * first call (r2r-format 7.1, 7.8).
 */
export const fixupCells: Rule<MethodFixups> = {
  requirement: 'XREF-28',
  structure: 'fixup-lists',
  *check({ cells, range }, { importSections, target }: Image): Iterable<Fault> {
    for (const { importSection, slot } of cells) {
      const { flags, type, cellSize } = importSections[importSection];
      const place = `cell ${importSection}/${slot}`;
      if ((slot * target.pointerSize) % cellSize !== 0) yield { range, message: `${place} begins inside a cell of ${cellSize} bytes` };
      if ((flags & IMPORT_SECTION_FLAGS.Eager) !== 0) yield { range, message: `${place} is eager` };
      if (type === IMPORT_SECTION_TYPES.StubDispatch) yield { range, message: `${place} is a call cell` };
    }
  },
};
