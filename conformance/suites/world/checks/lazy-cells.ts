import { IMPORT_SECTION_FLAGS, IMPORT_SECTION_TYPES } from '../../../../reference/image/import-section-kinds.js';
import type { ImportSection } from '../../../../reference/image/import-sections.js';
import { rva } from '../../../../reference/io/addresses.js';
import { baseRelocationBlocks, baseRelocations } from '../../../../reference/pe/base-relocations.js';
import type { Check, Subject } from '../subject.js';

/**
 * What cells hold in the file (r2r-format 7.2): a lazy call cell the address of an import thunk, to be relocated; every
 * other cell 0. The thunks of crossgen2 lie in section 106.
 */
export const lazyCells: Check = {
  name: 'lazy cells',
  *run(subject: Subject): Iterable<string> {
    const { image } = subject;
    const relocated = relocatedAddresses(subject);
    const imageBase = image.file.pe?.optionalHeader.imageBase ?? 0n;
    const thunks = image.section('DelayLoadMethodCallThunks');
    for (const section of image.importSections) {
      for (let index = 0; index < section.cellCount; index++) {
        const address = section.section.rva + index * section.cellSize;
        const content = readPointer(subject, address);
        subject.looked(content === 0n ? 'cells that are 0 in the file' : 'cells that lead to a thunk');
        if (content !== 0n) {
          const target = Number(content - imageBase);
          if (!isLazy(section)) yield `cell ${section.index}/${index} is not lazy, but holds ${content}`;
          if (!relocated.has(address)) yield `cell ${section.index}/${index} is not relocated`;
          if (subject.fromCrossgen2 && (thunks === undefined || target < thunks.rva || target >= thunks.rva + thunks.size)) {
            yield `cell ${section.index}/${index} leads to ${target}, which is no import thunk`;
          }
        } else if (relocated.has(address)) yield `cell ${section.index}/${index} is 0, but relocated`;
        else if (isLazy(section) && section.type === IMPORT_SECTION_TYPES.StubDispatch) yield `the call cell ${section.index}/${index} is 0`;
      }
    }
  },
};

function isLazy(section: ImportSection): boolean {
  return (section.flags & IMPORT_SECTION_FLAGS.PCode) !== 0;
}

function readPointer({ image }: Subject, address: number): bigint {
  const { pointerSize } = image.target;
  const cursor = image.context.space.cursorOver(rva(address), pointerSize);
  return pointerSize === 8 ? cursor.u64() : BigInt(cursor.u32());
}

function relocatedAddresses({ image }: Subject): Set<number> {
  const addresses = new Set<number>();
  const { pe } = image.file;
  const directory = pe?.directory('BaseRelocation');
  if (pe === undefined || directory === undefined || directory.size === 0) return addresses;
  for (const block of baseRelocationBlocks(pe.cursorOver(directory.rva, directory.size))) {
    for (const { type, address } of baseRelocations(pe.bytes, block)) if (type !== 0) addresses.add(address);
  }
  return addresses;
}
