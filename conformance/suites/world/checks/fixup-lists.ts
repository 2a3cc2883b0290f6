import type { Check, Subject } from '../subject.js';

/** The fixups of a method ascend by section and cell, without duplicates, and each is a cell of its section (r2r-format 7.8). */
export const fixupLists: Check = {
  name: 'fixup lists',
  *run(subject: Subject): Iterable<string> {
    const { importSections } = subject;
    const { pointerSize } = subject.image.target;
    for (const { name, fixups } of [...subject.methods, ...subject.instanceMethods]) {
      let previous = -1;
      for (const { importSection, slot } of fixups) {
        const key = importSection * 2 ** 32 + slot;
        if (key <= previous) yield `${name}: fixup ${importSection}/${slot} does not ascend`;
        previous = key;
        const { size, effectiveEntrySize } = importSections[importSection];
        const offset = slot * pointerSize;
        if (offset >= size || offset % effectiveEntrySize !== 0) yield `${name}: ${importSection}/${slot} is no cell`;
      }
      subject.looked('fixups of methods', fixups.length);
    }
  },
};
