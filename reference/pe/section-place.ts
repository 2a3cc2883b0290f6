import { R2RError } from '../errors.js';
import type { ByteRange } from '../io/ranges.js';
import type { MappedBytes } from '../io/section-space.js';

/** Where a section lies in memory and in the file: what PE and Webcil section headers have in common. Sizes in bytes. */
export interface SectionPlace {
  readonly virtualSize: number;
  readonly virtualAddress: number;
  readonly sizeOfRawData: number;
  /** From the start of the PE file or of the Webcil payload. */
  readonly pointerToRawData: number;
  /** The section header. */
  readonly range: ByteRange;
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
    const size = mappedSize(place);
    if (size > 0 && start + place.pointerToRawData + place.sizeOfRawData > end) {
      throw new R2RError('section-table.data-outside', 'the data of a section ends beyond the end of the file', {
        range: place.range,
        path,
      });
    }
    if (place.virtualAddress < memoryEnd) {
      throw new R2RError('section-table.order', 'a section begins before the end of the previous one', {
        range: place.range,
        path,
      });
    }
    memoryEnd = place.virtualAddress + Math.max(place.virtualSize, size);
    return { address: place.virtualAddress, offset: start + place.pointerToRawData, size };
  });
}
