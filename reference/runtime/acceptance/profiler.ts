import type { Rule } from './rule.js';

/** A profiler that wants to change IL forbids native images. */
export const profiler: Rule = { id: 'A-05', check: ({ runtime }) => (runtime.profiler === true ? 'ignore' : undefined) };
