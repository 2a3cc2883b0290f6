import { R2RError } from '../../errors.js';
import { HELPERS } from '../../image/helpers.js';
import type { Image } from '../../image/image.js';
import { readImportCell } from '../../image/import-sections.js';
import { FIXUP_KINDS } from '../../signatures/fixup-kinds.js';
import { codeOwner } from './code-owner.js';
import { eagerCells, type EagerCell } from './eager-cells.js';
import { holdsOnMachine } from './instruction-sets.js';
import { orError, type Subject } from './subject.js';
import type { Rule } from './rule.js';

/** One eager fixup that fails switches off all native code of the module. */
export const eagerFixups: Rule = {
  id: 'A-27',
  check(subject) {
    const image = codeOwner(subject);
    if (image === undefined) return undefined;
    for (const cell of eagerCells(image)) {
      const outcome = outcomeOf(cell, image, subject);
      if (outcome !== undefined) return outcome;
    }
    return undefined;
  },
};

/** What one eager cell decides; undefined if it can be filled. */
export function outcomeOf({ section, index }: EagerCell, image: Image, { runtime }: Subject): 'ignore' | 'unbounded' | undefined {
  const cell = orError(() => readImportCell(image.context, section, index, image.signatures));
  if (cell instanceof R2RError) return cell.code === 'fixup.kind' ? 'ignore' : 'unbounded';
  const { operand, kind } = cell.fixup;
  if (operand.form === 'instruction-sets' && !holdsOnMachine(operand, runtime)) return 'ignore';
  if (operand.form === 'helper' && !HELPERS.some(({ id }) => id === operand.helper)) return 'ignore';
  // Only helpers and checks of the machine can be resolved before types can be loaded.
  return kind === FIXUP_KINDS.Helper || kind === FIXUP_KINDS.Check_InstructionSetSupport ? undefined : 'unbounded';
}
