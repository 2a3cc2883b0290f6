import type { Image } from '../../image/image.js';
import { has } from '../../image/versions.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { MethodCode } from './subjects.js';

/** The code length of the GC info is that of main body, funclets and cold part together (r2r-format 9.2). */
export const codeLength: Rule<MethodCode> = {
  requirement: 'GC-5',
  structure: 'gc-info',
  *check({ gcInfo, length }, { version }: Image): Iterable<Fault> {
    const stored = gcInfo.kind === 'x86' ? gcInfo.codeLength : gcInfo.header.codeLength;
    // The compiler up to 3.1 counts less.
    if (length === undefined || stored === length || !has(version, 'crossgen2')) return;
    yield { range: gcInfo.range, path: 'CodeLength', message: `the GC info says ${stored} bytes of code, the parts of the method have ${length}` };
  },
};
