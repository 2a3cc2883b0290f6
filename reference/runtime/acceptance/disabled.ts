import type { Rule } from './rule.js';

/** ReadyToRun is switched off for the process. */
export const disabled: Rule = { id: 'A-01', check: ({ runtime }) => (runtime.readyToRun === false ? 'ignore' : undefined) };
