import { rva } from '../../io/addresses.js';
import type { CoffHeader } from '../../pe/coff-header.js';
import { writeCorHeader } from '../../pe/cor-header-writer.js';
import type { DataDirectory } from '../../pe/data-directory.js';
import { writeCoffHeader, writeOptionalHeader, writeSectionTable } from '../../pe/headers-writer.js';
import { OPTIONAL_HEADER_MAGICS, type OptionalHeader } from '../../pe/optional-header.js';
import type { Section } from '../../pe/section-table.js';
import { coffHeaderKind, corHeaderKind, optionalHeaderKind, sectionTableKind } from '../kinds/pe-headers.js';
import { integerIn, type Encoding } from './encoding.js';
import { bytes, list, membersOf, NOWHERE, optional, unsigned, unsignedNumber, type Members } from './members.js';
import { structureEncoding, type StructureWriter } from './structure.js';
import type { Kind } from '../kinds/kind.js';

const containerEncoding = (kind: Kind, write: StructureWriter): Encoding => structureEncoding(kind, 'container', write);

export const coffHeaderEncoding = containerEncoding(coffHeaderKind, (writer, value) => writer.bytes(writeCoffHeader(coffOf(membersOf(value)))));

export const optionalHeaderEncoding = containerEncoding(optionalHeaderKind, (writer, value) => {
  const { Coff: coff, Optional: header } = membersOf(value);
  writer.bytes(writeCoffHeader(coffOf(membersOf(coff))));
  writer.bytes(writeOptionalHeader(optionalOf(membersOf(header))));
});

export const sectionTableEncoding = containerEncoding(sectionTableKind, (writer, value) => writer.bytes(writeSectionTable(list(membersOf(value), 'Sections', sectionOf))));

export const corHeaderEncoding = containerEncoding(corHeaderKind, (writer, value) => {
  const members = membersOf(value);
  const number = (name: string): number => unsigned(members, name);
  const directory = (name: string): DataDirectory => directoryOf(members[name]);
  writer.bytes(
    writeCorHeader({
      cb: number('Size'),
      majorRuntimeVersion: number('MajorRuntimeVersion'),
      minorRuntimeVersion: number('MinorRuntimeVersion'),
      metadata: directory('MetaData'),
      flags: number('Flags'),
      entryPointToken: number('EntryPointToken'),
      resources: directory('Resources'),
      strongNameSignature: directory('StrongNameSignature'),
      codeManagerTable: directory('CodeManagerTable'),
      vtableFixups: directory('VTableFixups'),
      exportAddressTableJumps: directory('ExportAddressTableJumps'),
      managedNativeHeader: directory('ManagedNativeHeader'),
    }),
  );
});

function coffOf(members: Members): Omit<CoffHeader, 'range'> {
  const number = (name: string): number => unsigned(members, name);
  return {
    machine: number('Machine'),
    numberOfSections: number('NumberOfSections'),
    timeDateStamp: number('TimeDateStamp'),
    pointerToSymbolTable: number('PointerToSymbolTable'),
    numberOfSymbols: number('NumberOfSymbols'),
    sizeOfOptionalHeader: number('SizeOfOptionalHeader'),
    characteristics: number('Characteristics'),
  };
}

function optionalOf(members: Members): Omit<OptionalHeader, 'range'> {
  const number = (name: string): number => unsigned(members, name);
  const pair = (name: string): [number, number] => [number(`Major${name}`), number(`Minor${name}`)];
  const is64Bit = number('Magic') === OPTIONAL_HEADER_MAGICS.PE32_PLUS;
  const pointer = (name: string): bigint => integerIn(members[name], 0n, is64Bit ? 2n ** 64n - 1n : 2n ** 32n - 1n, 'container');
  return {
    magic: number('Magic'),
    is64Bit,
    linkerVersion: pair('LinkerVersion'),
    sizeOfCode: number('SizeOfCode'),
    sizeOfInitializedData: number('SizeOfInitializedData'),
    sizeOfUninitializedData: number('SizeOfUninitializedData'),
    addressOfEntryPoint: number('AddressOfEntryPoint'),
    baseOfCode: number('BaseOfCode'),
    baseOfData: optional(members, 'BaseOfData', unsignedNumber),
    imageBase: pointer('ImageBase'),
    sectionAlignment: number('SectionAlignment'),
    fileAlignment: number('FileAlignment'),
    operatingSystemVersion: pair('OperatingSystemVersion'),
    imageVersion: pair('ImageVersion'),
    subsystemVersion: pair('SubsystemVersion'),
    win32VersionValue: number('Win32VersionValue'),
    sizeOfImage: number('SizeOfImage'),
    sizeOfHeaders: number('SizeOfHeaders'),
    checkSum: number('CheckSum'),
    subsystem: number('Subsystem'),
    dllCharacteristics: number('DllCharacteristics'),
    sizeOfStackReserve: pointer('SizeOfStackReserve'),
    sizeOfStackCommit: pointer('SizeOfStackCommit'),
    sizeOfHeapReserve: pointer('SizeOfHeapReserve'),
    sizeOfHeapCommit: pointer('SizeOfHeapCommit'),
    loaderFlags: number('LoaderFlags'),
    directories: list(members, 'Directories', directoryOf),
  };
}

function sectionOf(value: unknown): Omit<Section, 'range' | 'fieldsAt'> {
  const members = membersOf(value);
  return {
    name: Buffer.from(bytes(members, 'Name')).toString('latin1'),
    virtualSize: unsigned(members, 'VirtualSize'),
    virtualAddress: rva(unsigned(members, 'VirtualAddress')),
    sizeOfRawData: unsigned(members, 'SizeOfRawData'),
    pointerToRawData: unsigned(members, 'PointerToRawData'),
    characteristics: unsigned(members, 'Characteristics'),
  };
}

function directoryOf(value: unknown): DataDirectory {
  const members = membersOf(value);
  return { rva: rva(unsigned(members, 'RVA')), size: unsigned(members, 'Size'), range: NOWHERE };
}
