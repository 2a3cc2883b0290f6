import { R2RError } from '../errors.js';
import type { ByteCursor } from '../io/cursor.js';
import { NibbleReader } from '../io/nibbles.js';
import type { ByteRange } from '../io/ranges.js';
import type { ImportSection } from './import-sections.js';

/** A cell that must be filled before a method may run. */
export interface FixupCell {
  /** Index of an import section. */
  readonly importSection: number;
  /** Position in the section, in units of the pointer size. */
  readonly slot: number;
}

/** What a fixup list is checked against: an import section, or the extent of one. */
export type CellRange = Pick<ImportSection, 'section'>;

export interface FixupList {
  readonly cells: readonly FixupCell[];
  readonly range: ByteRange;
}

/**
 * Reads the fixup list of a method (r2r-format 7.8), a nibble stream:
 *
 *   section index, first cell, { difference to the previous cell }, 0, { difference to the previous section, cells, 0 }, 0
 *
 * @param cursor at the first byte
 * @param sections the import sections, to check against; undefined if they are not at hand
 * @throws R2RError `fixup-list.section`, `fixup-list.cell`, `nibbles.*`, `truncated`
 */
export function readFixupList(cursor: ByteCursor, pointerSize: number, sections?: readonly CellRange[]): FixupList {
  const start = cursor.offset;
  const nibbles = new NibbleReader(cursor);
  const cells: FixupCell[] = [];
  let importSection = nibbles.unsigned();
  for (;;) {
    checkSection(importSection, cursor, start, sections);
    let slot = nibbles.unsigned();
    for (;;) {
      checkCell(importSection, slot, cursor, start, pointerSize, sections);
      cells.push({ importSection, slot });
      const distance = nibbles.unsigned();
      if (distance === 0) break;
      slot += distance;
    }
    const distance = nibbles.unsigned();
    if (distance === 0) return { cells, range: cursor.rangeFrom(start) };
    importSection += distance;
  }
}

function checkSection(importSection: number, cursor: ByteCursor, start: number, sections: readonly CellRange[] | undefined): void {
  if (sections === undefined || importSection < sections.length) return;
  throw new R2RError('fixup-list.section', `a fixup in import section ${importSection} of ${sections.length}`, { range: cursor.rangeFrom(start) });
}

function checkCell(
  importSection: number,
  slot: number,
  cursor: ByteCursor,
  start: number,
  pointerSize: number,
  sections: readonly CellRange[] | undefined,
): void {
  if (sections === undefined || (slot + 1) * pointerSize <= sections[importSection].section.size) return;
  throw new R2RError('fixup-list.cell', `a fixup in cell ${slot} of import section ${importSection}, which is too small`, {
    range: cursor.rangeFrom(start),
  });
}
