import type { Image } from '../../image/image.js';
import { CorFlags } from '../../pe/cor-header.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** The CLI header of an image has ILLIBRARY and not ILONLY (r2r-format 3.2); without ILLIBRARY no runtime looks for native code. */
export const ilLibrary: Rule<Image> = {
  requirement: 'PE-11',
  structure: 'pe-envelope',
  *check({ file: { module } }): Iterable<Fault> {
    if (module === undefined) return;
    const { flags, range } = module.corHeader;
    const found = { range: { start: range.start + 16, end: range.start + 20 }, path: 'CorHeader.Flags' };
    if ((flags & CorFlags.ILLibrary) === 0) yield { ...found, message: 'the CLI header of an image has not the flag ILLIBRARY' };
    if ((flags & CorFlags.ILOnly) !== 0) yield { ...found, message: 'the CLI header of an image has the flag ILONLY' };
  },
};
