import { R2RError } from '../../errors.js';
import type { Rule } from './rule.js';

/** Code for another machine or operating system is refused, not run from IL. */
export const machine: Rule = {
  id: 'A-07',
  check({ file, r2rFile, runtime }) {
    if (file instanceof R2RError) return 'refuse';
    return r2rFile?.target.machine === runtime.machine && r2rFile.target.os === runtime.os ? undefined : 'refuse';
  },
};
