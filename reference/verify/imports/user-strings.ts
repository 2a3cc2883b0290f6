import type { Image } from '../../image/image.js';
import { ByteCursor } from '../../io/cursor.js';
import type { Metadata } from '../../metadata/metadata.js';
import { readCompressedUnsigned } from '../../signatures/compressed.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { CellOfSection } from './subjects.js';

/** A string literal is an entry of the user string heap of its module, if that is at hand (r2r-format 7.3). */
export const userStrings: Rule<readonly CellOfSection[]> = {
  requirement: 'FIX-12',
  structure: 'fixups',
  *check(cells, { resolver }: Image): Iterable<Fault> {
    const entries = new Map<Metadata, ReadonlySet<number>>();
    for (const { section, cell } of cells) {
      const { operand, range } = cell.fixup;
      const metadata = operand.form === 'string' ? resolver.names(operand.module)?.metadata : undefined;
      if (operand.form !== 'string' || operand.userString === 0 || metadata === undefined) continue;
      const starts = entries.get(metadata) ?? userStringEntries(metadata);
      entries.set(metadata, starts);
      if (!starts.has(operand.userString)) yield { range, path: `[${section.index}].Cells[${cell.index}]`, message: `no literal begins at 0x${operand.userString.toString(16)} of the user string heap` };
    }
  },
};

/** Where the entries of #US begin: each is a length of 1, 2 or 4 bytes and as many bytes (ECMA-335 II.24.2.4). */
function userStringEntries({ bytes, root }: Metadata): Set<number> {
  const starts = new Set<number>();
  const heap = root.streams.find(({ name }) => name === '#US')?.data;
  if (heap === undefined) return starts;
  const cursor = new ByteCursor(bytes, heap.start, heap.end);
  while (cursor.offset < heap.end) {
    starts.add(cursor.offset - heap.start);
    cursor.skip(readCompressedUnsigned(cursor));
  }
  return starts;
}
