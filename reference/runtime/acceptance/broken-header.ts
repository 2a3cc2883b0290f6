import { R2RError } from '../../errors.js';
import { CorFlags } from '../../pe/cor-header.js';
import type { Rule } from './rule.js';

/**
 * A file marked as R2R whose header is not there, is shorter than 16 bytes or has another signature is refused, and so is a
 * file that is no assembly at all. CLI flag ILLibrary is the mark; a runtime insists on it where there is a header.
 */
export const brokenHeader: Rule = {
  id: 'A-04',
  check({ file }) {
    if (file instanceof R2RError) return file.code === 'coff-header.machine' ? undefined : 'refuse';
    if (file.kind === 'not-r2r') return file.reason === 'il-only' ? undefined : 'refuse';
    return file.module === undefined || (file.module.corHeader.flags & CorFlags.ILLibrary) !== 0 ? undefined : 'refuse';
  },
};
