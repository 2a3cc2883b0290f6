import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { MethodCode } from './subjects.js';

/** Prolog, epilogs, no-GC regions and the lives of variables lie inside the code (r2r-format 9.5). */
export const x86Code: Rule<MethodCode> = {
  requirement: 'XREF-20',
  structure: 'gc-info-x86',
  *check({ gcInfo }): Iterable<Fault> {
    if (gcInfo.kind !== 'x86') return;
    const { codeLength, header, noGcRegions, varPtrTable, range } = gcInfo;
    if (header.prologSize > codeLength) yield { range, path: 'PrologSize', message: `a prolog of ${header.prologSize} bytes in ${codeLength}` };
    if (header.epilogs.some((offset) => offset + header.epilogSize > codeLength)) yield { range, path: 'Epilogs', message: `an epilog ends behind the code of ${codeLength} bytes` };
    if (noGcRegions.some(({ offset, size }) => offset + size > codeLength)) yield { range, path: 'NoGcRegions', message: `a no-GC region ends behind the code of ${codeLength} bytes` };
    if (varPtrTable.some(({ begin, end }) => begin > end || end > codeLength)) yield { range, path: 'VarPtrTable', message: `a variable lives behind the code of ${codeLength} bytes` };
  },
};
