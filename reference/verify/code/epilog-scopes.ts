import type { Image } from '../../image/image.js';
import { ARM_UNWIND_LAYOUTS } from '../../unwind/arm-layout.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { FunctionCode } from './subjects.js';

/** An epilog begins inside its function, and its codes inside the unwind codes (r2r-format 9.2). */
export const epilogScopes: Rule<FunctionCode> = {
  requirement: 'XREF-23',
  structure: 'unwind-arm',
  *check({ unwind, length }, { target: { machine } }: Image): Iterable<Fault> {
    if (unwind.kind !== 'arm' || !(machine in ARM_UNWIND_LAYOUTS)) return;
    const { lengthUnit } = ARM_UNWIND_LAYOUTS[machine as keyof typeof ARM_UNWIND_LAYOUTS];
    const { epilogs, codes, eBit, epilogCount, range } = unwind;
    for (const [index, { start, index: code }] of epilogs.entries()) {
      const found = { range, path: `Unwind.Epilogs[${index}]` };
      if (start * lengthUnit >= length) yield { ...found, message: `an epilog at ${start * lengthUnit} of ${length} bytes` };
      if (code >= codes.length) yield { ...found, message: `the codes of an epilog begin at ${code} of ${codes.length}` };
    }
    if (eBit === 1 && epilogCount >= codes.length) yield { range, path: 'Unwind', message: `the codes of the epilog begin at ${epilogCount} of ${codes.length}` };
  },
};
