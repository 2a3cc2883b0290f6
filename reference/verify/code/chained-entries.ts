import { checkChained } from '../../unwind/chained.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { FunctionCode } from './subjects.js';

/** The unwind data of a cold part goes on from a runtime function, and has no codes of its own (r2r-format 9.2). */
export const chainedEntries: Rule<FunctionCode> = {
  requirement: 'UWA-9',
  structure: 'unwind-amd64',
  *check({ unwind, functions }): Iterable<Fault> {
    if (unwind.kind !== 'amd64' || unwind.chained === undefined) return;
    checkChained(unwind, functions);
    if (unwind.codeCount > 0) yield { range: unwind.range, path: 'Unwind', message: `chained unwind data with ${unwind.codeCount} codes of its own` };
  },
};
