import type { Image } from '../../image/image.js';
import type { RuntimeFunctions } from '../../image/runtime-functions.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** Every function is the main body of a method, one of its funclets or its cold part: the first one is a main body (r2r-format 9.1). */
export const ownedFunctions: Rule<RuntimeFunctions> = {
  requirement: 'XREF-3',
  structure: 'method-entry-element',
  *check(functions, { functionExtents }: Image): Iterable<Fault> {
    if (functions.count === 0 || functionExtents.entryOf(0) !== undefined) return;
    yield { range: functions.read(0).range, message: 'the first function is no method' };
  },
};
