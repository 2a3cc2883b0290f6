import type { Image } from '../../image/image.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { FunctionCode } from './subjects.js';

/** A function ends before the next begins, also where its length stands in the unwind data (r2r-format 9.1, 9.2). */
export const functionEnd: Rule<FunctionCode> = {
  requirement: 'XREF-2',
  structure: 'runtime-functions',
  *check({ func, length, functions, unwind }, { context }: Image): Iterable<Fault> {
    const start = functions.codeStart(func.index);
    const range = func.end === undefined ? unwind.range : func.range;
    if (length === 0) yield { range, message: 'the function has no code' };
    if (context.target.machine === 'WASM32' || func.index + 1 >= functions.count) return;
    const next = functions.codeStart(func.index + 1);
    if (start + length > next) yield { range, message: `the function at 0x${start.toString(16)} has ${length} bytes, and the next begins at 0x${next.toString(16)}` };
  },
};
