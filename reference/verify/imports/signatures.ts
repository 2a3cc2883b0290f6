import type { ByteRange } from '../../io/ranges.js';
import { Disjoint } from '../disjoint.js';
import type { Fault } from '../finding.js';
import type { Claim } from '../rule.js';

/** Signatures do not overlap; two cells may share one. */
const APART: Claim = { requirement: 'XREF-13', structure: 'fixups' };
/**
 * Those of one import section follow each other, in one or two groups far apart: what ends a few bytes too early has been read as
 * something else.
 */
export const TOGETHER: Claim = { requirement: 'XREF-30', structure: 'fixups' };

/** Groups of signatures lie hundreds of bytes apart. */
const LARGEST_GAP = 16;

/** Gathers the signatures of import cells while they are read, to see how they lie. */
export class Signatures {
  readonly apart = new Disjoint(APART, 'Signatures', 'the signature');
  private readonly found = new Map<number, { readonly end: number; readonly sections: Set<number> }>();

  add({ start, end }: ByteRange, section: number): void {
    this.apart.add({ start, end });
    const known = this.found.get(start) ?? { end, sections: new Set<number>() };
    this.found.set(start, known);
    known.sections.add(section);
  }

  *gaps(): Iterable<Fault> {
    const sorted = [...this.found].sort(([a], [b]) => a - b);
    for (let at = 0; at + 1 < sorted.length; at++) {
      const [start, { end, sections }] = sorted[at];
      const [next, { sections: others }] = sorted[at + 1];
      if (end >= next || next - end > LARGEST_GAP || ![...sections].some((section) => others.has(section))) continue;
      yield { range: { start, end: next }, path: 'Signatures', message: `the signature at 0x${start.toString(16)} ends ${next - end} bytes in front of the next of its section` };
    }
  }
}
