import { R2RError } from '../errors.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { sizeOfOptionalHeaderRange, type CoffHeader } from './coff-header.js';
import { readDataDirectory, type DataDirectory } from './data-directory.js';

/** The optional header (ECMA-335 II.25.2.3). Sizes in bytes; fields of pointer size are 64-bit here in both layouts. */
export interface OptionalHeader {
  readonly magic: number;
  /** PE32+, the layout for 64-bit targets. The magic decides, never the machine (r2r-format 3.3). */
  readonly is64Bit: boolean;
  readonly linkerVersion: readonly [major: number, minor: number];
  readonly sizeOfCode: number;
  readonly sizeOfInitializedData: number;
  readonly sizeOfUninitializedData: number;
  readonly addressOfEntryPoint: number;
  readonly baseOfCode: number;
  /** PE32 only. */
  readonly baseOfData: number | undefined;
  readonly imageBase: bigint;
  readonly sectionAlignment: number;
  readonly fileAlignment: number;
  readonly operatingSystemVersion: readonly [major: number, minor: number];
  readonly imageVersion: readonly [major: number, minor: number];
  readonly subsystemVersion: readonly [major: number, minor: number];
  readonly win32VersionValue: number;
  readonly sizeOfImage: number;
  readonly sizeOfHeaders: number;
  readonly checkSum: number;
  readonly subsystem: number;
  readonly dllCharacteristics: number;
  readonly sizeOfStackReserve: bigint;
  readonly sizeOfStackCommit: bigint;
  readonly sizeOfHeapReserve: bigint;
  readonly sizeOfHeapCommit: bigint;
  readonly loaderFlags: number;
  /** As many as NumberOfRvaAndSizes says; the PE specification names the first 16. */
  readonly directories: readonly DataDirectory[];
  /** SizeOfOptionalHeader bytes, of which the last may be unused. */
  readonly range: ByteRange;
}

/** PE32 for 32-bit targets, PE32+ for 64-bit ones. */
export const OPTIONAL_HEADER_MAGICS = { PE32: 0x10b, PE32_PLUS: 0x20b } as const;
const { PE32, PE32_PLUS } = OPTIONAL_HEADER_MAGICS;
/** Bytes in front of the data directories. */
const FIXED_SIZE = { [PE32]: 96, [PE32_PLUS]: 112 } as const;

/*
 * u16 Magic | u8 MajorLinkerVersion | u8 MinorLinkerVersion | u32 SizeOfCode | u32 SizeOfInitializedData
 * u32 SizeOfUninitializedData | u32 AddressOfEntryPoint | u32 BaseOfCode
 * PE32: u32 BaseOfData, u32 ImageBase; PE32+: u64 ImageBase
 * u32 SectionAlignment | u32 FileAlignment | u16[2] OperatingSystemVersion | u16[2] ImageVersion | u16[2] SubsystemVersion
 * u32 Win32VersionValue | u32 SizeOfImage | u32 SizeOfHeaders | u32 CheckSum | u16 Subsystem | u16 DllCharacteristics
 * PE32: u32, PE32+: u64: SizeOfStackReserve, SizeOfStackCommit, SizeOfHeapReserve, SizeOfHeapCommit
 * u32 LoaderFlags | u32 NumberOfRvaAndSizes | DataDirectory[NumberOfRvaAndSizes]
 */
/**
 * Reads the optional header, which begins at the cursor and is `coff.sizeOfOptionalHeader` bytes long.
 * Afterwards the cursor stands behind it, on the section table.
 * @throws R2RError `optional-header.magic`, `coff-header.optional-header-size`, `optional-header.directory-count`, `truncated`
 */
export function readOptionalHeader(cursor: ByteCursor, coff: CoffHeader): OptionalHeader {
  const start = cursor.offset;
  const magic = cursor.u16();
  if (magic !== PE32 && magic !== PE32_PLUS) {
    throw new R2RError('optional-header.magic', `the optional header has magic 0x${magic.toString(16)}, neither PE32 nor PE32+`, {
      range: cursor.rangeFrom(start),
    });
  }
  const fixedSize = FIXED_SIZE[magic];
  if (coff.sizeOfOptionalHeader < fixedSize) {
    throw new R2RError(
      'coff-header.optional-header-size',
      `the optional header has ${coff.sizeOfOptionalHeader} bytes; its magic asks for ${fixedSize}`,
      { range: sizeOfOptionalHeaderRange(coff) },
    );
  }
  const is64Bit = magic === PE32_PLUS;
  const pointer = is64Bit ? () => cursor.u64() : () => BigInt(cursor.u32());
  const version = (): [number, number] => [cursor.u16(), cursor.u16()];
  return {
    magic,
    is64Bit,
    linkerVersion: [cursor.u8(), cursor.u8()],
    sizeOfCode: cursor.u32(),
    sizeOfInitializedData: cursor.u32(),
    sizeOfUninitializedData: cursor.u32(),
    addressOfEntryPoint: cursor.u32(),
    baseOfCode: cursor.u32(),
    baseOfData: is64Bit ? undefined : cursor.u32(),
    imageBase: pointer(),
    sectionAlignment: cursor.u32(),
    fileAlignment: cursor.u32(),
    operatingSystemVersion: version(),
    imageVersion: version(),
    subsystemVersion: version(),
    win32VersionValue: cursor.u32(),
    sizeOfImage: cursor.u32(),
    sizeOfHeaders: cursor.u32(),
    checkSum: cursor.u32(),
    subsystem: cursor.u16(),
    dllCharacteristics: cursor.u16(),
    sizeOfStackReserve: pointer(),
    sizeOfStackCommit: pointer(),
    sizeOfHeapReserve: pointer(),
    sizeOfHeapCommit: pointer(),
    loaderFlags: cursor.u32(),
    directories: readDirectories(cursor, start + coff.sizeOfOptionalHeader),
    range: cursor.rangeFrom(start),
  };
}

function readDirectories(cursor: ByteCursor, headerEnd: number): DataDirectory[] {
  const countAt = cursor.offset;
  const count = cursor.u32();
  if (count * 8 > headerEnd - cursor.offset) {
    throw new R2RError('optional-header.directory-count', `${count} data directories do not fit into the optional header`, {
      range: { start: countAt, end: countAt + 4 },
    });
  }
  const directories: DataDirectory[] = [];
  for (let i = 0; i < count; i++) directories.push(readDataDirectory(cursor));
  cursor.skip(headerEnd - cursor.offset);
  return directories;
}
