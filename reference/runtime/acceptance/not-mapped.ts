import type { Rule } from './rule.js';

/** Bytes in memory are not mapped for execution; a component has no code of its own to map. */
export const notMapped: Rule = {
  id: 'A-08',
  check: (subject) => (subject.runtime.load === 'bytes' && !subject.hasFlag('COMPONENT') ? 'ignore' : undefined),
};
