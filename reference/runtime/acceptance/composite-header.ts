import { R2RError } from '../../errors.js';
import { acceptsMajor } from './runtimes.js';
import { orError } from './subject.js';
import type { Rule } from './rule.js';

/** A composite image without a usable header is refused, also for its version, which alone makes another image ignored. */
export const compositeHeader: Rule = {
  id: 'A-16',
  check(subject) {
    const { image } = subject;
    if (!subject.hasFlag('COMPONENT') || image instanceof R2RError) return undefined;
    const owner = orError(() => image.owner);
    if (owner instanceof R2RError || owner === undefined) return 'refuse';
    return acceptsMajor(subject.runtime, owner.version.major) ? undefined : 'refuse';
  },
};
