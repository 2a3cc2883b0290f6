import { R2RError } from '../errors.js';
import type { AddressSpace } from '../io/address-space.js';
import { checkPointer } from '../image/section-range.js';
import { rva, type Rva } from '../io/addresses.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import type { DataDirectory } from './data-directory.js';

/** IMAGE_EXPORT_DIRECTORY of the PE specification. */
export interface ExportDirectory {
  readonly nameRva: Rva;
  readonly ordinalBase: number;
  readonly addressCount: number;
  readonly nameCount: number;
  readonly addressTableRva: Rva;
  readonly namePointerRva: Rva;
  readonly ordinalTableRva: Rva;
  readonly range: ByteRange;
}

export interface NamedExport {
  /** The name is NUL-terminated. */
  readonly nameRva: Rva;
  /** Without the ordinal base: an index into the address table. */
  readonly index: number;
  readonly address: Rva;
}

const DIRECTORY_SIZE = 40;

/*
 * u32 Characteristics | u32 TimeDateStamp | u16 MajorVersion | u16 MinorVersion | u32 Name | u32 OrdinalBase
 * u32 AddressTableEntries | u32 NumberOfNamePointers | u32 ExportAddressTable | u32 NamePointer | u32 OrdinalTable
 */
/** Reads the export directory itself. @throws R2RError `rva.outside` */
export function readExportDirectory(space: AddressSpace, directory: DataDirectory): ExportDirectory {
  checkPointer(space, { rva: directory.rva, size: DIRECTORY_SIZE }, directory.range, '');
  const cursor = space.cursorOver(directory.rva, DIRECTORY_SIZE, 'container');
  const start = cursor.offset;
  cursor.skip(12);
  return {
    nameRva: rva(cursor.u32()),
    ordinalBase: cursor.u32(),
    addressCount: cursor.u32(),
    nameCount: cursor.u32(),
    addressTableRva: rva(cursor.u32()),
    namePointerRva: rva(cursor.u32()),
    ordinalTableRva: rva(cursor.u32()),
    range: cursor.rangeFrom(start),
  };
}

/*
 * name pointers: u32 RVA of a NUL-terminated name, each | ordinals: u16 index, each | addresses: u32 RVA, each
 */
/**
 * The exports that have a name, in the order of the name table.
 * @throws R2RError `export-directory.ordinal` (index beyond the address table), `rva.outside`, `truncated`
 */
export function* namedExports(space: AddressSpace, directory: ExportDirectory): Generator<NamedExport> {
  const { nameCount, addressCount } = directory;
  if (nameCount === 0) return;
  const names = tableOf(space, directory, 'NamePointer', directory.namePointerRva, nameCount * 4);
  const ordinals = tableOf(space, directory, 'OrdinalTable', directory.ordinalTableRva, nameCount * 2);
  const addresses = addressCount === 0 ? undefined : tableOf(space, directory, 'ExportAddressTable', directory.addressTableRva, addressCount * 4);
  for (let i = 0; i < nameCount; i++) {
    const index = ordinals.u16();
    if (addresses === undefined || index >= addressCount) {
      throw new R2RError('export-directory.ordinal', `export ${i} has index ${index} of ${addressCount} addresses`, {
        range: { start: ordinals.offset - 2, end: ordinals.offset },
      });
    }
    const start = names.offset;
    const nameRva = rva(names.u32());
    checkPointer(space, { rva: nameRva, size: 1 }, names.rangeFrom(start), `NamePointer[${i}]`);
    yield { nameRva, index, address: rva(addresses.at(addresses.offset + index * 4).u32()) };
  }
}

/** Where the fields that point to the tables stand in the directory. */
const TABLE_FIELDS = { ExportAddressTable: 28, NamePointer: 32, OrdinalTable: 36 } as const;

function tableOf(space: AddressSpace, { range }: ExportDirectory, field: keyof typeof TABLE_FIELDS, address: Rva, size: number): ByteCursor {
  const at = range.start + TABLE_FIELDS[field];
  checkPointer(space, { rva: address, size }, { start: at, end: at + 4 }, field);
  return space.cursorOver(address, size, 'container');
}

/** The address of the export with that name (ASCII), or undefined. @throws R2RError as `namedExports` */
export function findExport(space: AddressSpace, directory: DataDirectory, name: string): Rva | undefined {
  for (const candidate of namedExports(space, readExportDirectory(space, directory))) {
    const cursor = space.cursorAt(candidate.nameRva, 'container');
    if (cursor.remaining > name.length && hasName(cursor.take(name.length + 1), name)) return candidate.address;
  }
  return undefined;
}

function hasName(bytes: Uint8Array, name: string): boolean {
  if (bytes[name.length] !== 0) return false;
  for (let i = 0; i < name.length; i++) if (bytes[i] !== name.charCodeAt(i)) return false;
  return true;
}
