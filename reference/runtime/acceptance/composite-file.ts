import { R2RError } from '../../errors.js';
import { orError } from './subject.js';
import type { Rule } from './rule.js';

/** A composite image that is not found beside its component ends the process. */
export const compositeFile: Rule = {
  id: 'A-15',
  check(subject) {
    const { image } = subject;
    if (!subject.hasFlag('COMPONENT') || image instanceof R2RError) return undefined;
    const name = orError(() => image.ownerCompositeExecutable);
    if (name instanceof R2RError || name === undefined) return 'unbounded';
    return subject.files.some((file) => file.name.toLowerCase() === name.toLowerCase()) ? undefined : 'fatal';
  },
};
