import type { Image } from '../../image/image.js';
import type { RuntimeFunctions } from '../../image/runtime-functions.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** 0xFFFFFFFF closes the table, inside the section's size or behind it (r2r-format 9.1). */
export const closingWord: Rule<RuntimeFunctions> = {
  requirement: 'RTF-4',
  structure: 'runtime-functions',
  *check({ sentinel, range, count, entrySize }, { context }: Image): Iterable<Fault> {
    if (sentinel !== 'absent' || count === 0 || context.target.machine === 'WASM32') return;
    const end = range.start + count * entrySize;
    yield { range: { start: end, end: Math.min(end + 4, context.space.bytes.length) }, message: 'no word 0xFFFFFFFF closes the table' };
  },
};
