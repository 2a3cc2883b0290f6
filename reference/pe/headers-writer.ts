import { ByteWriter } from '../io/byte-writer.js';
import { COFF_SIGNATURE, type CoffHeader } from './coff-header.js';
import { writeDataDirectory } from './data-directory-writer.js';
import type { OptionalHeader } from './optional-header.js';
import type { Section } from './section-table.js';

const SECTION_NAME_SIZE = 8;
/** PointerToRelocations to NumberOfLinenumbers, which images do not use. */
const UNUSED_SECTION_FIELDS = 12;

/** Writes the PE signature and the COFF file header (readCoffHeader has the layout). */
export function writeCoffHeader(header: Omit<CoffHeader, 'range'>): Uint8Array {
  const writer = new ByteWriter();
  writer.u32(COFF_SIGNATURE);
  writer.u16(header.machine);
  writer.u16(header.numberOfSections);
  writer.u32(header.timeDateStamp);
  writer.u32(header.pointerToSymbolTable);
  writer.u32(header.numberOfSymbols);
  writer.u16(header.sizeOfOptionalHeader);
  writer.u16(header.characteristics);
  return writer.toBytes();
}

/** Writes the optional header (readOptionalHeader has the layout). */
export function writeOptionalHeader(header: Omit<OptionalHeader, 'range'>): Uint8Array {
  const writer = new ByteWriter(256);
  const pointer = (value: bigint): void => (header.is64Bit ? writer.u64(value) : writer.u32(Number(value)));
  writer.u16(header.magic);
  for (const part of header.linkerVersion) writer.u8(part);
  writer.u32(header.sizeOfCode);
  writer.u32(header.sizeOfInitializedData);
  writer.u32(header.sizeOfUninitializedData);
  writer.u32(header.addressOfEntryPoint);
  writer.u32(header.baseOfCode);
  if (header.baseOfData !== undefined) writer.u32(header.baseOfData);
  pointer(header.imageBase);
  writer.u32(header.sectionAlignment);
  writer.u32(header.fileAlignment);
  for (const version of [header.operatingSystemVersion, header.imageVersion, header.subsystemVersion]) {
    for (const part of version) writer.u16(part);
  }
  writer.u32(header.win32VersionValue);
  writer.u32(header.sizeOfImage);
  writer.u32(header.sizeOfHeaders);
  writer.u32(header.checkSum);
  writer.u16(header.subsystem);
  writer.u16(header.dllCharacteristics);
  for (const size of [header.sizeOfStackReserve, header.sizeOfStackCommit, header.sizeOfHeapReserve, header.sizeOfHeapCommit]) pointer(size);
  writer.u32(header.loaderFlags);
  writer.u32(header.directories.length);
  for (const directory of header.directories) writeDataDirectory(writer, directory);
  return writer.toBytes();
}

/** Writes section headers (readSectionTable has the layout). */
export function writeSectionTable(sections: readonly Omit<Section, 'range' | 'fieldsAt'>[]): Uint8Array {
  const writer = new ByteWriter();
  for (const { name, virtualSize, virtualAddress, sizeOfRawData, pointerToRawData, characteristics } of sections) {
    for (let i = 0; i < SECTION_NAME_SIZE; i++) writer.u8(i < name.length ? name.charCodeAt(i) : 0);
    for (const field of [virtualSize, virtualAddress, sizeOfRawData, pointerToRawData]) writer.u32(field);
    writer.bytes(new Uint8Array(UNUSED_SECTION_FIELDS));
    writer.u32(characteristics);
  }
  return writer.toBytes();
}
