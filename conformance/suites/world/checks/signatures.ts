import { importCells } from '../../../../reference/image/import-sections.js';
import type { Check, Subject } from '../subject.js';

/** Fixup signatures do not overlap: each ends where the next begins, or before. Two cells may share one. */
export const signatures: Check = {
  name: 'signatures',
  *run(subject: Subject): Iterable<string> {
    const { image } = subject;
    const ends = new Map<number, number>();
    for (const section of image.importSections) {
      for (const { fixup } of importCells(image.context, section, image.signatures)) {
        const { start, end } = fixup.range;
        const known = ends.get(start);
        if (known !== undefined && known !== end) yield `the signature at ${start} ends at ${known} and at ${end}`;
        ends.set(start, end);
      }
    }
    const starts = [...ends.keys()].sort((a, b) => a - b);
    for (const [index, start] of starts.entries()) {
      const next = starts[index + 1];
      if (next === undefined) break;
      const end = ends.get(start) ?? start;
      if (end > next) yield `the signature at ${start} ends at ${end}, inside the next at ${next}`;
      subject.looked(end === next ? 'signatures that end where the next begins' : 'signatures with a gap behind');
    }
  },
};
