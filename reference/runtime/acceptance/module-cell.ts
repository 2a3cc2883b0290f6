import { R2RError } from '../../errors.js';
import { eagerCells, isModuleCell, isPreset } from './eager-cells.js';
import type { Rule } from './rule.js';

/** An image that is no component has a cell for its module, which no other module holds. */
export const moduleCell: Rule = {
  id: 'A-12',
  check(subject) {
    const { image } = subject;
    if (subject.hasFlag('COMPONENT') || image instanceof R2RError) return undefined;
    if (subject.runtime.load === 'second') return 'ignore';
    for (const cell of eagerCells(image)) {
      if (isModuleCell(image, cell)) return isPreset(image, cell.section, cell.index) ? 'ignore' : undefined;
    }
    return 'ignore';
  },
};
