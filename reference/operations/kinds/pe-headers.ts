import { ByteCursor } from '../../io/cursor.js';
import { rva } from '../../io/addresses.js';
import { readCoffHeader, type CoffHeader } from '../../pe/coff-header.js';
import { readCorHeader, type CorHeader } from '../../pe/cor-header.js';
import type { DataDirectory } from '../../pe/data-directory.js';
import { readDosHeader } from '../../pe/dos-header.js';
import { readOptionalHeader, type OptionalHeader } from '../../pe/optional-header.js';
import { readSectionTable, type Section } from '../../pe/section-table.js';
import type { Kind } from './kind.js';

const cursorOf = (bytes: Uint8Array): ByteCursor => new ByteCursor(bytes, 0, undefined, 'container');

export const dosHeaderKind: Kind = ({ context }) => {
  const { newHeaderOffset, range } = readDosHeader(cursorOf(context.space.bytes));
  return { value: { NewHeaderOffset: newHeaderOffset }, end: range.end };
};

export const coffHeaderKind: Kind = ({ context }) => {
  const header = readCoffHeader(cursorOf(context.space.bytes));
  return { value: coffFields(header), end: header.range.end };
};

/** The COFF header stands in front, because it says how large the optional header is. */
export const optionalHeaderKind: Kind = ({ context }) => {
  const cursor = cursorOf(context.space.bytes);
  const coff = readCoffHeader(cursor);
  const optional = readOptionalHeader(cursor, coff);
  return { value: { Coff: coffFields(coff), Optional: optionalFields(optional) }, end: optional.range.end };
};

const SECTION_SIZE = 40;

export const sectionTableKind: Kind = ({ context, size }) => {
  const cursor = cursorOf(context.space.bytes);
  return { value: { Sections: readSectionTable(cursor, Math.floor(size / SECTION_SIZE)).map(sectionFields) }, end: cursor.offset };
};

export const corHeaderKind: Kind = ({ context }) => {
  const { length } = context.space.bytes;
  cursorOf(context.space.bytes).need(1);
  const header = readCorHeader(context.space, { rva: rva(0), size: length, range: { start: 0, end: length } });
  return { value: corFields(header), end: header.range.end };
};

export function coffFields(header: CoffHeader): object {
  return {
    Machine: header.machine,
    NumberOfSections: header.numberOfSections,
    TimeDateStamp: header.timeDateStamp,
    PointerToSymbolTable: header.pointerToSymbolTable,
    NumberOfSymbols: header.numberOfSymbols,
    SizeOfOptionalHeader: header.sizeOfOptionalHeader,
    Characteristics: header.characteristics,
  };
}

export function optionalFields(header: OptionalHeader): object {
  return {
    Magic: header.magic,
    MajorLinkerVersion: header.linkerVersion[0],
    MinorLinkerVersion: header.linkerVersion[1],
    SizeOfCode: header.sizeOfCode,
    SizeOfInitializedData: header.sizeOfInitializedData,
    SizeOfUninitializedData: header.sizeOfUninitializedData,
    AddressOfEntryPoint: header.addressOfEntryPoint,
    BaseOfCode: header.baseOfCode,
    BaseOfData: header.baseOfData,
    ImageBase: String(header.imageBase),
    SectionAlignment: header.sectionAlignment,
    FileAlignment: header.fileAlignment,
    MajorOperatingSystemVersion: header.operatingSystemVersion[0],
    MinorOperatingSystemVersion: header.operatingSystemVersion[1],
    MajorImageVersion: header.imageVersion[0],
    MinorImageVersion: header.imageVersion[1],
    MajorSubsystemVersion: header.subsystemVersion[0],
    MinorSubsystemVersion: header.subsystemVersion[1],
    Win32VersionValue: header.win32VersionValue,
    SizeOfImage: header.sizeOfImage,
    SizeOfHeaders: header.sizeOfHeaders,
    CheckSum: header.checkSum,
    Subsystem: header.subsystem,
    DllCharacteristics: header.dllCharacteristics,
    SizeOfStackReserve: String(header.sizeOfStackReserve),
    SizeOfStackCommit: String(header.sizeOfStackCommit),
    SizeOfHeapReserve: String(header.sizeOfHeapReserve),
    SizeOfHeapCommit: String(header.sizeOfHeapCommit),
    LoaderFlags: header.loaderFlags,
    NumberOfRvaAndSizes: header.directories.length,
    Directories: header.directories.map(directoryFields),
  };
}

export function sectionFields(section: Section): object {
  return {
    Name: Buffer.from(section.name.padEnd(8, '\0'), 'latin1').toString('base64'),
    VirtualSize: section.virtualSize,
    VirtualAddress: section.virtualAddress,
    SizeOfRawData: section.sizeOfRawData,
    PointerToRawData: section.pointerToRawData,
    Characteristics: section.characteristics,
  };
}

export function corFields(header: CorHeader): object {
  return {
    Size: header.cb,
    MajorRuntimeVersion: header.majorRuntimeVersion,
    MinorRuntimeVersion: header.minorRuntimeVersion,
    MetaData: directoryFields(header.metadata),
    Flags: header.flags,
    EntryPointToken: header.entryPointToken,
    Resources: directoryFields(header.resources),
    StrongNameSignature: directoryFields(header.strongNameSignature),
    CodeManagerTable: directoryFields(header.codeManagerTable),
    VTableFixups: directoryFields(header.vtableFixups),
    ExportAddressTableJumps: directoryFields(header.exportAddressTableJumps),
    ManagedNativeHeader: directoryFields(header.managedNativeHeader),
  };
}

function directoryFields({ rva: address, size }: DataDirectory): object {
  return { RVA: address, Size: size };
}
