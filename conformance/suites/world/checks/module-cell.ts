import { IMPORT_SECTION_FLAGS } from '../../../../reference/image/import-section-kinds.js';
import type { Check, Subject } from '../subject.js';

/** The signature of the cell that the runtime fills with its module (r2r-format 4.4): Helper, Module. */
const MODULE_CELL = '1a01';

/** Exactly one module cell, in an eager section. A component has no import sections; its composite has the cell. */
export const moduleCell: Check = {
  name: 'module cell',
  *run(subject: Subject): Iterable<string> {
    if (subject.image.section('ImportSections') === undefined) {
      if (subject.image.ownerCompositeExecutable === undefined) yield 'no import sections';
      return;
    }
    let eager = 0;
    for (const [index, { flags, entries }] of subject.importSections.entries()) {
      const cells = entries.filter((entry) => entry.signatureHex === MODULE_CELL).length;
      if (flags & IMPORT_SECTION_FLAGS.Eager) eager += cells;
      else if (cells > 0) yield `module cell in import section ${index}, which is not eager`;
    }
    subject.looked('module cells', eager);
    if (eager !== 1) yield `${eager} module cells`;
  },
};
