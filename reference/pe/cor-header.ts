import { R2RError } from '../errors.js';
import type { AddressSpace } from '../io/address-space.js';
import type { ByteRange } from '../io/ranges.js';
import { cursorAtDirectory, readDataDirectory, type DataDirectory } from './data-directory.js';

/** The CLI header, IMAGE_COR20_HEADER (ECMA-335 II.25.3.3). */
export interface CorHeader {
  /** Bytes, this field included. */
  readonly cb: number;
  readonly majorRuntimeVersion: number;
  readonly minorRuntimeVersion: number;
  readonly metadata: DataDirectory;
  readonly flags: number;
  /** A MethodDef or File token, or the RVA of native code (CorFlags.NativeEntryPoint). */
  readonly entryPointToken: number;
  readonly resources: DataDirectory;
  readonly strongNameSignature: DataDirectory;
  readonly codeManagerTable: DataDirectory;
  readonly vtableFixups: DataDirectory;
  readonly exportAddressTableJumps: DataDirectory;
  /** Of an R2R image: READYTORUN_HEADER. */
  readonly managedNativeHeader: DataDirectory;
  readonly range: ByteRange;
}

export const CorFlags = {
  ILOnly: 0x00000001,
  Requires32Bit: 0x00000002,
  ILLibrary: 0x00000004,
  StrongNameSigned: 0x00000008,
  NativeEntryPoint: 0x00000010,
  TrackDebugData: 0x00010000,
  Prefers32Bit: 0x00020000,
} as const;

const COR_HEADER_SIZE = 72;

/*
 * u32 cb | u16 MajorRuntimeVersion | u16 MinorRuntimeVersion | DataDirectory MetaData | u32 Flags | u32 EntryPointToken
 * DataDirectory Resources, StrongNameSignature, CodeManagerTable, VTableFixups, ExportAddressTableJumps, ManagedNativeHeader
 */
/**
 * Reads the CLI header that a directory points to.
 * @throws R2RError `cor-header.size`, `rva.outside`, `truncated`
 */
export function readCorHeader(space: AddressSpace, directory: DataDirectory): CorHeader {
  const cursor = cursorAtDirectory(space, directory);
  const start = cursor.offset;
  const cb = cursor.u32();
  if (cb < COR_HEADER_SIZE) {
    throw new R2RError('cor-header.size', `the CLI header says it has ${cb} bytes; ${COR_HEADER_SIZE} are needed`, {
      range: cursor.rangeFrom(start),
    });
  }
  return {
    cb,
    majorRuntimeVersion: cursor.u16(),
    minorRuntimeVersion: cursor.u16(),
    metadata: readDataDirectory(cursor),
    flags: cursor.u32(),
    entryPointToken: cursor.u32(),
    resources: readDataDirectory(cursor),
    strongNameSignature: readDataDirectory(cursor),
    codeManagerTable: readDataDirectory(cursor),
    vtableFixups: readDataDirectory(cursor),
    exportAddressTableJumps: readDataDirectory(cursor),
    managedNativeHeader: readDataDirectory(cursor),
    range: cursor.rangeFrom(start),
  };
}
