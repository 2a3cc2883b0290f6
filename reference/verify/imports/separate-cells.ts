import type { Image } from '../../image/image.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** No two import sections have a cell in common. */
export const separateCells: Rule<Image> = {
  requirement: 'XREF-14',
  structure: 'import-sections',
  *check({ importSections }): Iterable<Fault> {
    const sorted = importSections.filter(({ section }) => section.size > 0).sort((a, b) => a.section.rva - b.section.rva);
    for (const [at, { index, section, range }] of sorted.entries()) {
      const before = sorted[at - 1];
      if (before === undefined || section.rva >= before.section.rva + before.section.size) continue;
      yield { range: { start: range.start, end: range.start + 8 }, path: `ImportSections[${index}].Section`, message: `its cells begin inside those of import section ${before.index}` };
    }
  },
};
