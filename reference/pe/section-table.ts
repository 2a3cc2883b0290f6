import { R2RError } from '../errors.js';
import { rva, type Rva } from '../io/addresses.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';

/** IMAGE_SECTION_HEADER (ECMA-335 II.25.3). Sizes in bytes. */
export interface Section {
  readonly name: string;
  readonly virtualSize: number;
  readonly virtualAddress: Rva;
  readonly sizeOfRawData: number;
  /** File offset. */
  readonly pointerToRawData: number;
  readonly characteristics: number;
  /** Bytes of the file that are mapped: the raw data without the padding behind the virtual size. */
  readonly mappedSize: number;
  readonly range: ByteRange;
}

export const SECTION_SIZE = 40;

/*
 * char Name[8], padded with NUL | u32 VirtualSize | u32 VirtualAddress | u32 SizeOfRawData | u32 PointerToRawData
 * u32 PointerToRelocations | u32 PointerToLinenumbers | u16 NumberOfRelocations | u16 NumberOfLinenumbers | u32 Characteristics
 */
/**
 * Reads `count` section headers.
 * @throws R2RError `section-table.data-outside` (raw data beyond the end of the file), `section-table.order` (sections
 * that overlap or do not ascend in memory), `truncated`
 */
export function readSectionTable(cursor: ByteCursor, count: number): Section[] {
  cursor.need(count * SECTION_SIZE);
  const sections: Section[] = [];
  let memoryEnd = 0;
  for (let i = 0; i < count; i++) {
    const section = readSection(cursor);
    if (section.pointerToRawData + section.sizeOfRawData > cursor.end && section.mappedSize > 0) {
      throw new R2RError('section-table.data-outside', `the data of section ${section.name} ends beyond the end of the file`, {
        range: { start: section.range.start + 16, end: section.range.start + 24 },
        path: `Sections[${i}]`,
      });
    }
    if (section.virtualAddress < memoryEnd) {
      throw new R2RError('section-table.order', `section ${section.name} begins before the end of the previous one`, {
        range: { start: section.range.start + 12, end: section.range.start + 16 },
        path: `Sections[${i}]`,
      });
    }
    memoryEnd = section.virtualAddress + Math.max(section.virtualSize, section.mappedSize);
    sections.push(section);
  }
  return sections;
}

function readSection(cursor: ByteCursor): Section {
  const start = cursor.offset;
  const name = String.fromCharCode(...cursor.take(8)).replace(/\0+$/, '');
  const virtualSize = cursor.u32();
  const virtualAddress = rva(cursor.u32());
  const sizeOfRawData = cursor.u32();
  const pointerToRawData = cursor.u32();
  cursor.skip(12);
  return {
    name,
    virtualSize,
    virtualAddress,
    sizeOfRawData,
    pointerToRawData,
    characteristics: cursor.u32(),
    mappedSize: virtualSize === 0 ? sizeOfRawData : Math.min(virtualSize, sizeOfRawData),
    range: cursor.rangeFrom(start),
  };
}
