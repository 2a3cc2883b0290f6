import type { Image } from '../../image/image.js';
import type { PgoElement } from '../../image/pgo-schema.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** The types and methods of a profile are import cells (r2r-format 8.13). */
export const profileCells: Rule<readonly PgoElement[]> = {
  requirement: 'XREF-21',
  structure: 'pgo-instrumentation',
  *check(elements, { importSections }: Image): Iterable<Fault> {
    for (const value of elements.flatMap(({ values }) => [...values])) {
      if (typeof value === 'bigint' || value.kind !== 'cell') continue;
      const count = importSections[value.importSection]?.cellCount ?? 0;
      if (value.cell >= count) yield { message: `cell ${value.importSection}/${value.cell} of ${count}` };
    }
  },
};
