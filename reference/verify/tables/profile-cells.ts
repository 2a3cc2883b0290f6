import type { Image } from '../../image/image.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** The profile of each method can be read to its end, and its types and methods are import cells (r2r-format 8.13). */
export const profileCells: Rule<Image> = {
  requirement: 'XREF-21',
  structure: 'pgo-instrumentation',
  *check({ pgoInstrumentation, importSections }): Iterable<Fault> {
    let index = 0;
    for (const entry of pgoInstrumentation?.entries() ?? []) {
      const path = `PgoInstrumentationData[${index++}]`;
      for (const value of pgoInstrumentation?.schema(entry).flatMap((element) => [...element.values]) ?? []) {
        if (typeof value === 'bigint' || value.kind !== 'cell') continue;
        const count = importSections[value.importSection]?.cellCount ?? 0;
        if (value.cell >= count) yield { range: entry.range, path, message: `cell ${value.importSection}/${value.cell} of ${count}` };
      }
    }
  },
};
