import { R2RError } from '../errors.js';
import type { RuntimeFunctions } from '../image/runtime-functions.js';
import type { UnwindInfoAmd64 } from './amd64.js';

/**
 * Checks that chained unwind info, that of a cold part, repeats an entry of the table (r2r-format 9.2, 14).
 * @throws R2RError `unwind-amd64.chained`
 */
export function checkChained(unwind: UnwindInfoAmd64, functions: RuntimeFunctions): void {
  const { chained, range } = unwind;
  if (chained === undefined) return;
  const hot = functions.findByCodeStart(chained.begin);
  if (hot === undefined || hot.end !== chained.end || hot.unwindInfo !== chained.unwindInfo) {
    throw new R2RError('unwind-amd64.chained', 'the chained entry equals no runtime function', {
      range: { start: range.end - 12, end: range.end },
      path: 'Chained',
    });
  }
}
