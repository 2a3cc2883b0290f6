import type { Image } from '../../image/image.js';
import { IMPORT_SECTION_FLAGS } from '../../image/import-section-kinds.js';
import type { ImportSection } from '../../image/import-sections.js';
import { rva } from '../../io/addresses.js';
import { baseRelocationBlocks, baseRelocations } from '../../pe/base-relocations.js';
import { cursorOverDirectory } from '../../pe/data-directory.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** A cell that is not 0 in the file is an absolute address, which has a base relocation; one that is 0 has none (r2r-format 14.1). */
export const relocatedCells: Rule<Image> = {
  requirement: 'RLC-4',
  structure: 'base-relocations',
  *check(image): Iterable<Fault> {
    if (image.file.pe === undefined) return;
    const relocated = relocatedAddresses(image);
    for (const section of image.importSections) yield* strayCells(image, section, relocated);
  },
};

function* strayCells({ context, target }: Image, { index: sectionIndex, section, flags, cellSize, cellCount }: ImportSection, relocated: ReadonlySet<number>): Iterable<Fault> {
  const cursor = context.space.cursorOver(section.rva, section.size);
  const isLazy = (flags & IMPORT_SECTION_FLAGS.PCode) !== 0;
  const first = cursor.offset;
  for (let index = 0; index < cellCount; index++) {
    const start = first + index * cellSize;
    cursor.offset = start;
    const isZero = target.pointerSize === 8 ? cursor.u64() === 0n : cursor.u32() === 0;
    const address = section.rva + index * cellSize;
    const isRelocated = relocated.has(rva(address));
    const found = { range: cursor.rangeFrom(start), path: `ImportSections[${sectionIndex}].Cells[${index}]` };
    if (!isZero && isLazy && !isRelocated) yield { ...found, message: 'the cell holds an address and has no base relocation' };
    if (isZero && isRelocated) yield { ...found, message: 'the cell is 0 and has a base relocation' };
    for (let inside = target.pointerSize; inside < cellSize; inside += target.pointerSize) {
      if (relocated.has(rva(address + inside))) yield { ...found, message: `a base relocation ${inside} bytes inside the cell` };
    }
  }
}

function relocatedAddresses({ file: { pe } }: Image): Set<number> {
  const addresses = new Set<number>();
  const directory = pe?.directory('BaseRelocation');
  if (pe === undefined || directory === undefined) return addresses;
  for (const block of baseRelocationBlocks(cursorOverDirectory(pe, directory))) {
    for (const { type, address } of baseRelocations(pe.bytes, block)) if (type !== 0) addresses.add(address);
  }
  return addresses;
}
