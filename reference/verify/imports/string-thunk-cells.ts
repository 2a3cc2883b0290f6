import { IMPORT_SECTION_FLAGS } from '../../image/import-section-kinds.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { CellOfSection } from './subjects.js';

/** InjectStringThunks stands at most once in an image, in an eager cell and without module override (wasm-r2r 5). */
export const stringThunkCells: Rule<readonly CellOfSection[]> = {
  requirement: 'FIX-37',
  structure: 'fixups',
  *check(cells): Iterable<Fault> {
    const found = cells.filter(({ cell }) => cell.fixup.operand.form === 'string-thunks');
    for (const [number, { section, cell }] of found.entries()) {
      const { range, moduleIndex } = cell.fixup;
      const place = `cell ${section.index}/${cell.index}`;
      if (number > 0) yield { range, message: `${place} injects string thunks once more` };
      if (moduleIndex !== undefined) yield { range, message: `the string thunks of ${place} have a module override` };
      if ((section.flags & IMPORT_SECTION_FLAGS.Eager) === 0) yield { range, message: `the string thunks of ${place} are not eager` };
    }
  },
};
