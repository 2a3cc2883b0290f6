import { R2RError } from '../../errors.js';
import { orError } from './subject.js';
import type { Rule } from './rule.js';

/**
 * A composite image has the tables of a component in the row in which its manifest metadata has the simple name of its assembly,
 * compared without regard to case; a runtime trusts that there is one.
 */
export const listedComponent: Rule = {
  id: 'A-18',
  check(subject) {
    const { image } = subject;
    if (!subject.hasFlag('COMPONENT') || image instanceof R2RError) return undefined;
    return orError(() => image.ownerModule) === undefined ? 'unbounded' : undefined;
  },
};
