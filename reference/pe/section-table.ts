import { rva, type Rva } from '../io/addresses.js';
import type { ByteCursor } from '../io/cursor.js';
import type { SectionPlace } from './section-place.js';

/** IMAGE_SECTION_HEADER (ECMA-335 II.25.3). */
export interface Section extends SectionPlace {
  readonly name: string;
  readonly virtualAddress: Rva;
  readonly characteristics: number;
}

const SECTION_SIZE = 40;

/*
 * char Name[8], padded with NUL | u32 VirtualSize | u32 VirtualAddress | u32 SizeOfRawData | u32 PointerToRawData
 * u32 PointerToRelocations | u32 PointerToLinenumbers | u16 NumberOfRelocations | u16 NumberOfLinenumbers | u32 Characteristics
 */
/** Reads `count` section headers. Where they point is not checked here. @throws R2RError `truncated` */
export function readSectionTable(cursor: ByteCursor, count: number): Section[] {
  cursor.need(count * SECTION_SIZE);
  const sections: Section[] = [];
  for (let i = 0; i < count; i++) sections.push(readSection(cursor));
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
  const characteristics = cursor.u32();
  return { name, virtualSize, virtualAddress, sizeOfRawData, pointerToRawData, characteristics, range: cursor.rangeFrom(start) };
}
