import type { Image } from '../../image/image.js';
import { introducedLater } from '../introduced-later.js';
import { fixupKindName } from '../../signatures/fixup-kinds.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { CellOfSection } from './subjects.js';

/** An image has a version in which the kinds of its fixups exist (r2r-format 14, "Writer must"). */
export const introducedKinds: Rule<CellOfSection> = {
  requirement: 'HDR-9',
  structure: 'fixups',
  *check({ cell: { fixup } }, { version }: Image): Iterable<Fault> {
    const message = introducedLater(fixupKindName(fixup.kind), version);
    if (message !== undefined) yield { range: { start: fixup.range.start, end: fixup.range.start + 1 }, message };
  },
};
