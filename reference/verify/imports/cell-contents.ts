import type { Image } from '../../image/image.js';
import { IMPORT_SECTION_FLAGS, IMPORT_SECTION_TYPES } from '../../image/import-section-kinds.js';
import type { ImportSection } from '../../image/import-sections.js';
import { rva } from '../../io/addresses.js';
import type { PeFile } from '../../pe/pe-file.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

const THUMB_BIT = 1n;

/**
 * What cells hold in the file (r2r-format 7.2): a call cell the address of the thunk that binds it; a cell that nobody calls
 * through is 0 until it is filled.
 */
export const cellContents: Rule<ImportSection> = {
  requirement: 'CELL-2',
  structure: 'import-cells',
  *check({ index: sectionIndex, section, flags, type, cellCount, cellSize }, { context, target, file: { pe } }: Image): Iterable<Fault> {
    if (pe === undefined) return;
    const isLazy = (flags & IMPORT_SECTION_FLAGS.PCode) !== 0;
    const cursor = context.space.cursorOver(section.rva, section.size);
    for (let index = 0; index < cellCount; index++) {
      const start = cursor.offset;
      const content = target.pointerSize === 8 ? cursor.u64() : BigInt(cursor.u32());
      const found = { range: cursor.rangeFrom(start), path: `Cells[${index}]` };
      cursor.offset = start + cellSize;
      if (content === 0n) {
        if (isLazy && type === IMPORT_SECTION_TYPES.StubDispatch) yield { ...found, message: `cell ${sectionIndex}/${index} is called through, and is 0` };
      } else if (!isLazy) yield { ...found, message: `cell ${sectionIndex}/${index} is filled already: 0x${content.toString(16)}` };
      else if (!isCode(pe, content, target.machine === 'ARMNT')) yield { ...found, message: `cell ${sectionIndex}/${index} leads to 0x${content.toString(16)}, which is no code` };
    }
  },
};

function isCode(pe: PeFile, content: bigint, isThumb: boolean): boolean {
  const address = (isThumb ? content & ~THUMB_BIT : content) - pe.optionalHeader.imageBase;
  return address >= 0n && address <= 0xffffffffn && pe.isExecutable(rva(Number(address)));
}
