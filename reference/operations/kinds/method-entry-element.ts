import type { EntryPoint } from '../../image/entry-point.js';
import { readFixupList } from '../../image/fixup-list.js';
import { MethodEntryPoints } from '../../image/method-entry-points.js';
import { rva } from '../../io/addresses.js';
import { cellRanges, cellValue } from './fixup-lists.js';
import { givenFunctionCount } from './given.js';
import type { Kind } from './kind.js';

export const methodEntryPointsKind: Kind = ({ context, size, given }) => {
  const table = new MethodEntryPoints(context, { rva: rva(0), size }, givenFunctionCount(given));
  const sections = cellRanges(given);
  return {
    value: {
      Count: table.array.count,
      Elements: Array.from(table.entries(), (entry) => ({ Index: entry.rid - 1, Value: entryValue(entry, table, context.target.pointerSize, sections) })),
    },
  };
};

/** An element of the tables 103 and 109. */
export function entryValue(
  { runtimeFunctionIndex, fixups }: EntryPoint,
  table: Pick<MethodEntryPoints, 'fixupCursor'>,
  pointerSize: number,
  sections: ReturnType<typeof cellRanges>,
): object {
  return {
    RuntimeFunctionIndex: runtimeFunctionIndex,
    Fixups: fixups && readFixupList(table.fixupCursor(fixups), pointerSize, sections).cells.map(cellValue),
  };
}
