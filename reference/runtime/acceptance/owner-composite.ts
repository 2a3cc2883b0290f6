import type { Rule } from './rule.js';

/** A component names its composite image in section 116. In a second load context it gets none. */
export const ownerComposite: Rule = {
  id: 'A-11',
  check(subject) {
    if (!subject.hasFlag('COMPONENT')) return undefined;
    return subject.section('OwnerCompositeExecutable') === undefined || subject.runtime.load === 'second' ? 'ignore' : undefined;
  },
};
