import type { Image } from '../../image/image.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** The exception directory of the PE file is the table of runtime functions, or empty (r2r-format 3.1). */
export const exceptionDirectory: Rule<Image> = {
  requirement: 'XREF-25',
  structure: 'pe-envelope',
  *check(image): Iterable<Fault> {
    const directory = image.file.pe?.directory('Exception');
    if (directory === undefined) return;
    const section = image.section('RuntimeFunctions');
    if (section !== undefined && section.rva === directory.rva) return;
    yield { range: directory.range, path: 'OptionalHeader.Exception', message: `the exception directory leads to 0x${directory.rva.toString(16)}, not to the runtime functions` };
  },
};
