import type { Rule } from './rule.js';

/** The exclusion list has simple names; other modules are not affected. */
export const excluded: Rule = {
  id: 'A-06',
  check: ({ runtime, simpleName }) => (runtime.exclude?.some((name) => name.toLowerCase() === simpleName.toLowerCase()) ? 'ignore' : undefined),
};
