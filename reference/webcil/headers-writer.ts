import { ByteWriter } from '../io/byte-writer.js';
import type { DataDirectory } from '../pe/data-directory.js';
import { writeDataDirectory } from '../pe/data-directory-writer.js';
import type { SectionPlace } from '../pe/section-place.js';
import { WEBCIL_SIGNATURE, type WebcilHeader } from './header.js';

/** A header that was read, or one that is to be written. */
export type NewWebcilHeader = Omit<WebcilHeader, 'range' | 'corHeader' | 'debugDirectory'> & Record<'corHeader' | 'debugDirectory', Pick<DataDirectory, 'rva' | 'size'>>;

/** Writes the header of a Webcil payload as it was read (readWebcilHeader has the layout). */
export function writeWebcilHeader(header: NewWebcilHeader): Uint8Array {
  const writer = new ByteWriter(32);
  writer.u32(WEBCIL_SIGNATURE);
  writer.u16(header.majorVersion);
  writer.u16(header.minorVersion);
  writer.u16(header.sectionCount);
  writer.u16(header.relocationSection);
  writeDataDirectory(writer, header.corHeader);
  writeDataDirectory(writer, header.debugDirectory);
  if (header.tableBase !== undefined) writer.u32(header.tableBase);
  return writer.toBytes();
}

/** Writes section headers of a Webcil payload (readSectionPlace has the layout). */
export function writeWebcilSections(sections: readonly Omit<SectionPlace, 'fieldsAt'>[]): Uint8Array {
  const writer = new ByteWriter(sections.length * 16);
  for (const { virtualSize, virtualAddress, sizeOfRawData, pointerToRawData } of sections) {
    for (const field of [virtualSize, virtualAddress, sizeOfRawData, pointerToRawData]) writer.u32(field);
  }
  return writer.toBytes();
}
