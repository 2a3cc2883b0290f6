import { R2RError } from '../../errors.js';
import { HELPERS } from '../../image/helpers.js';
import { readImportCell } from '../../image/import-sections.js';
import { FIXUP_KINDS } from '../../signatures/fixup-kinds.js';
import { codeOwner } from './code-owner.js';
import { eagerCells } from './eager-cells.js';
import { holdsOnMachine } from './instruction-sets.js';
import { orError } from './subject.js';
import type { Rule } from './rule.js';

/** One eager fixup that fails switches off all native code of the module. */
export const eagerFixups: Rule = {
  id: 'A-27',
  check(subject) {
    const image = codeOwner(subject);
    if (image === undefined) return undefined;
    for (const { section, index } of eagerCells(image)) {
      const cell = orError(() => readImportCell(image.context, section, index, image.signatures));
      if (cell instanceof R2RError) return cell.code === 'fixup.kind' ? 'ignore' : 'unbounded';
      const { operand, kind } = cell.fixup;
      if (operand.form === 'instruction-sets' && !holdsOnMachine(operand, subject.runtime)) return 'ignore';
      if (operand.form === 'helper' && !HELPERS.some(({ id }) => id === operand.helper)) return 'ignore';
      // Only helpers and checks of the machine can be resolved before types can be loaded.
      if (kind !== FIXUP_KINDS.Helper && kind !== FIXUP_KINDS.Check_InstructionSetSupport) return 'unbounded';
    }
    return undefined;
  },
};
