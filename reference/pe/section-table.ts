import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { readSectionPlace, type SectionPlace } from './section-place.js';

/** IMAGE_SECTION_HEADER (ECMA-335 II.25.3). */
export interface Section extends SectionPlace {
  readonly name: string;
  /** Bits of SectionCharacteristics. */
  readonly characteristics: number;
  readonly range: ByteRange;
}

const SECTION_SIZE = 40;

/*
 * char Name[8], padded with NUL | place: section-place.ts | u32 PointerToRelocations | u32 PointerToLinenumbers
 * u16 NumberOfRelocations | u16 NumberOfLinenumbers | u32 Characteristics
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
  const place = readSectionPlace(cursor);
  cursor.skip(12);
  return { name, ...place, characteristics: cursor.u32(), range: cursor.rangeFrom(start) };
}
