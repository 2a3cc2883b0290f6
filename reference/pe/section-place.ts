import { R2RError } from '../errors.js';
import { rva, type Rva } from '../io/addresses.js';
import type { ByteCursor } from '../io/cursor.js';
import type { MappedBytes } from '../io/section-space.js';

/** Where a section lies in memory and in the file: what PE and Webcil section headers have in common. Sizes in bytes. */
export interface SectionPlace {
  readonly virtualSize: number;
  readonly virtualAddress: Rva;
  readonly sizeOfRawData: number;
  /** From the start of the PE file or of the Webcil payload. */
  readonly pointerToRawData: number;
  /** Where these four fields begin, as a file offset. */
  readonly fieldsAt: number;
}

/*
 * u32 VirtualSize | u32 VirtualAddress | u32 SizeOfRawData | u32 PointerToRawData
 */
/** Reads the four fields. Where they point is not checked here. @throws R2RError `truncated` */
export function readSectionPlace(cursor: ByteCursor): SectionPlace {
  const fieldsAt = cursor.offset;
  return {
    virtualSize: cursor.u32(),
    virtualAddress: rva(cursor.u32()),
    sizeOfRawData: cursor.u32(),
    pointerToRawData: cursor.u32(),
    fieldsAt,
  };
}

/** Bytes of the file that are mapped: the raw data without the padding behind the virtual size. */
export function mappedSize(place: SectionPlace): number {
  return place.virtualSize === 0 ? place.sizeOfRawData : Math.min(place.virtualSize, place.sizeOfRawData);
}

/**
 * What the sections map, if they can be mapped.
 * @param start file offset that `pointerToRawData` counts from
 * @param end where the file (or the payload) ends, as a file offset
 * @throws R2RError `section-table.data-outside` (data beyond the end), `section-table.order` (sections that overlap or do
 * not ascend in memory; PE specification, and the runtime's PE decoder refuses them too)
 */
export function mapSections(places: readonly SectionPlace[], start: number, end: number): MappedBytes[] {
  let memoryEnd = 0;
  return places.map((place, index) => {
    const path = `Sections[${index}]`;
    const { fieldsAt } = place;
    const size = mappedSize(place);
    if (size > 0 && start + place.pointerToRawData + place.sizeOfRawData > end) {
      throw new R2RError('section-table.data-outside', 'the data of a section ends beyond the end of the file', {
        range: { start: fieldsAt + 8, end: fieldsAt + 16 },
        path,
      });
    }
    if (place.virtualAddress < memoryEnd) {
      throw new R2RError('section-table.order', 'a section begins before the end of the previous one', {
        range: { start: fieldsAt + 4, end: fieldsAt + 8 },
        path,
      });
    }
    memoryEnd = place.virtualAddress + Math.max(place.virtualSize, size);
    return { address: place.virtualAddress, offset: start + place.pointerToRawData, size };
  });
}
