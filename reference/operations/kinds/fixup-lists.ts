import type { Context } from '../../../conformance/contract/protocol.js';
import { readFixupList, type CellRange, type FixupCell } from '../../image/fixup-list.js';
import { rva } from '../../io/addresses.js';
import { ByteCursor } from '../../io/cursor.js';
import { givenImportSections } from './given.js';
import type { Kind } from './kind.js';

export const fixupListKind: Kind = ({ context, given }) => {
  const cursor = new ByteCursor(context.space.bytes, 0);
  const { cells, range } = readFixupList(cursor, context.target.pointerSize, cellRanges(given));
  return { value: cells.map(cellValue), end: range.end };
};

export function cellValue({ importSection, slot }: FixupCell): object {
  return { ImportSection: importSection, Cell: slot };
}

/** The import sections that the context gives, as far as cells are checked against them. */
export function cellRanges(given: Context): CellRange[] | undefined {
  return givenImportSections(given)?.map((size) => ({ section: { rva: rva(0), size } }));
}
