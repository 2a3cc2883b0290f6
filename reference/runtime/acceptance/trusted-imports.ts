import { R2RError } from '../../errors.js';
import { eagerCells, isModuleCell } from './eager-cells.js';
import { orError } from './subject.js';
import type { Rule } from './rule.js';

/** The number of sections, the import section table and the signature pointers of eager cells are followed unchecked. */
export const trustedImports: Rule = {
  id: 'ACC-2',
  check(subject) {
    const { image } = subject;
    if (image instanceof R2RError) return 'unbounded';
    const read = orError(() => {
      for (const cell of eagerCells(image)) isModuleCell(image, cell);
    });
    return read instanceof R2RError ? 'unbounded' : undefined;
  },
};
