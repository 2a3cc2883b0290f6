import { knowsStripped } from './runtimes.js';
import type { Rule } from './rule.js';

/** Who can compile at run time needs the IL, and for inlining and debugging what was stripped with it. */
export const stripped: Rule = {
  id: 'A-09',
  check(subject) {
    const { runtime } = subject;
    if (!runtime.dynamicCode || !knowsStripped(runtime)) return undefined;
    if (subject.hasFlag('STRIPPED_IL_BODIES')) return 'refuse';
    return subject.hasFlag('STRIPPED_INLINING_INFO') || subject.hasFlag('STRIPPED_DEBUG_INFO') ? 'ignore' : undefined;
  },
};
