import type { BaseRelocation } from '../../pe/base-relocations.js';
import type { NewRelocationBlock } from '../../pe/base-relocations-writer.js';
import type { CoffHeader } from '../../pe/coff-header.js';
import type { CorHeader } from '../../pe/cor-header.js';
import type { DataDirectory } from '../../pe/data-directory.js';
import type { DebugEntry } from '../../pe/debug-directory.js';
import type { OptionalHeader } from '../../pe/optional-header.js';
import type { Section } from '../../pe/section-table.js';
import type { SectionPlace } from '../../pe/section-place.js';
import type { WebcilHeader } from '../../webcil/header.js';
import type { ByteRange } from '../../io/ranges.js';
import { flag, integer, list, offset, optional, pair, range, record, rva, text, u16, u32, u64, u8 } from './shape.js';

export const coffHeader = record<CoffHeader>({
  machine: u16,
  numberOfSections: u16,
  timeDateStamp: u32,
  pointerToSymbolTable: u32,
  numberOfSymbols: u32,
  sizeOfOptionalHeader: u16,
  characteristics: u16,
  range,
});

export const dataDirectory = record<DataDirectory>({ rva, size: u32, range }, 'name');

export const optionalHeader = record<Omit<OptionalHeader, 'directories'>>({
  magic: u16,
  is64Bit: flag,
  linkerVersion: pair(u8),
  sizeOfCode: u32,
  sizeOfInitializedData: u32,
  sizeOfUninitializedData: u32,
  addressOfEntryPoint: u32,
  baseOfCode: u32,
  baseOfData: optional(u32),
  imageBase: u64,
  sectionAlignment: u32,
  fileAlignment: u32,
  operatingSystemVersion: pair(u16),
  imageVersion: pair(u16),
  subsystemVersion: pair(u16),
  win32VersionValue: u32,
  sizeOfImage: u32,
  sizeOfHeaders: u32,
  checkSum: u32,
  subsystem: u16,
  dllCharacteristics: u16,
  sizeOfStackReserve: u64,
  sizeOfStackCommit: u64,
  sizeOfHeapReserve: u64,
  sizeOfHeapCommit: u64,
  loaderFlags: u32,
  range,
});

const sectionPlace = { virtualSize: u32, virtualAddress: rva, sizeOfRawData: u32, pointerToRawData: u32, fieldsAt: integer(0, Number.MAX_SAFE_INTEGER) };

export const sectionHeader = record<Section>({ ...sectionPlace, name: text, characteristics: u32, range });

export const webcilSection = record<SectionPlace>(sectionPlace);

export const webcilHeader = record<WebcilHeader>({
  majorVersion: u16,
  minorVersion: u16,
  sectionCount: u16,
  relocationSection: u16,
  corHeader: dataDirectory,
  debugDirectory: dataDirectory,
  tableBase: optional(u32),
  range,
});

export const debugEntry = record<DebugEntry>(
  { characteristics: u32, timeDateStamp: u32, majorVersion: u16, minorVersion: u16, type: u32, sizeOfData: u32, addressOfRawData: rva, pointerToRawData: offset, range },
  'data',
);

export const relocationBlock = record<NewRelocationBlock & { readonly range: ByteRange }>(
  { pageRva: rva, entries: list(record<BaseRelocation>({ type: integer(0, 15), address: rva })), range },
  'count',
);

export const corHeader = record<CorHeader>({
  cb: u32,
  majorRuntimeVersion: u16,
  minorRuntimeVersion: u16,
  metadata: dataDirectory,
  flags: u32,
  entryPointToken: u32,
  resources: dataDirectory,
  strongNameSignature: dataDirectory,
  codeManagerTable: dataDirectory,
  vtableFixups: dataDirectory,
  exportAddressTableJumps: dataDirectory,
  managedNativeHeader: dataDirectory,
  range,
});
