import { R2RError } from '../../errors.js';
import type { Rule } from './rule.js';

/** An assembly without an R2R header is plain IL. */
export const noHeader: Rule = {
  id: 'A-04',
  check: ({ file }) => (!(file instanceof R2RError) && file.kind === 'not-r2r' ? 'ignore' : undefined),
};
