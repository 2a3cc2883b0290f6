import type { Rule } from './rule.js';

/** Native code cannot be unloaded with its load context. */
export const collectible: Rule = { id: 'A-02', check: ({ runtime }) => (runtime.load === 'collectible' ? 'ignore' : undefined) };
