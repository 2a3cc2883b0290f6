import { R2RError } from '../errors.js';
import type { AddressSpace } from '../io/address-space.js';
import { rva, type Rva } from '../io/addresses.js';
import type { ByteRange } from '../io/ranges.js';
import { cursorAtDirectory, type DataDirectory } from './data-directory.js';

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

/*
 * u32 Characteristics | u32 TimeDateStamp | u16 MajorVersion | u16 MinorVersion | u32 Name | u32 OrdinalBase
 * u32 AddressTableEntries | u32 NumberOfNamePointers | u32 ExportAddressTable | u32 NamePointer | u32 OrdinalTable
 */
/** Reads the export directory itself. @throws R2RError `rva.outside`, `truncated` */
export function readExportDirectory(space: AddressSpace, directory: DataDirectory): ExportDirectory {
  const cursor = cursorAtDirectory(space, directory);
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
  const names = space.cursorOver(directory.namePointerRva, directory.nameCount * 4, 'container');
  const ordinals = space.cursorOver(directory.ordinalTableRva, directory.nameCount * 2, 'container');
  const addresses = space.cursorOver(directory.addressTableRva, directory.addressCount * 4, 'container');
  for (let i = 0; i < directory.nameCount; i++) {
    const index = ordinals.u16();
    if (index >= directory.addressCount) {
      throw new R2RError('export-directory.ordinal', `export ${i} has index ${index} of ${directory.addressCount} addresses`, {
        range: { start: ordinals.offset - 2, end: ordinals.offset },
      });
    }
    yield { nameRva: rva(names.u32()), index, address: rva(addresses.at(addresses.offset + index * 4).u32()) };
  }
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
