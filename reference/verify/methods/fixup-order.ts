import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { MethodFixups } from './subjects.js';

/** The cells of a list ascend by section and cell, and none stands twice (r2r-format 7.8). */
export const fixupOrder: Rule<MethodFixups> = {
  requirement: 'FLIST-7',
  structure: 'fixup-lists',
  *check({ cells, range }): Iterable<Fault> {
    for (let at = 1; at < cells.length; at++) {
      const before = cells[at - 1];
      const { importSection, slot } = cells[at];
      const ascends = importSection > before.importSection || (importSection === before.importSection && slot > before.slot);
      if (!ascends) yield { range, message: `cell ${importSection}/${slot} follows ${before.importSection}/${before.slot}` };
    }
  },
};
