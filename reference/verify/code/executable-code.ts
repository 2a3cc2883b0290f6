import type { Image } from '../../image/image.js';
import { rva } from '../../io/addresses.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { FunctionCode } from './subjects.js';

/** The code of a function lies in a section of the file that may be executed. */
export const executableCode: Rule<FunctionCode> = {
  requirement: 'XREF-1',
  structure: 'runtime-functions',
  *check({ func, length, functions }, { file: { pe } }: Image): Iterable<Fault> {
    if (pe === undefined) return;
    const start = functions.codeStart(func.index);
    if (pe.isExecutable(start) && (length === 0 || pe.isExecutable(rva(start + length - 1)))) return;
    yield { range: func.range, message: `the code at 0x${start.toString(16)}, ${length} bytes, may not be executed` };
  },
};
