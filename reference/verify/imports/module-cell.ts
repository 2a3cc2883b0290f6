import { IMPORT_SECTION_FLAGS } from '../../image/import-section-kinds.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { CellOfSection } from './subjects.js';

/** The helper whose cell the runtime fills with its module (r2r-format 4.4). */
const MODULE = 1;

/** An image has exactly one cell with the helper Module, and it is eager (r2r-format 7.1): without it no runtime takes the image. */
export const moduleCell: Rule<readonly CellOfSection[]> = {
  requirement: 'HELP-4',
  structure: 'helpers',
  *check(cells): Iterable<Fault> {
    const found = cells.filter(({ cell: { fixup } }) => fixup.operand.form === 'helper' && fixup.operand.helper === MODULE);
    if (found.length === 0) yield { message: 'no cell has the helper Module' };
    for (const { section, cell } of found) {
      if ((section.flags & IMPORT_SECTION_FLAGS.Eager) === 0) yield { range: section.range, message: `the module cell ${section.index}/${cell.index} is not eager` };
    }
    for (const { section, cell } of found.slice(1)) yield { range: cell.fixup.range, message: `cell ${section.index}/${cell.index} is one more module cell` };
  },
};
