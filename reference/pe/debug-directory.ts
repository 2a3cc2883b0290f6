import { R2RError } from '../errors.js';
import type { AddressSpace } from '../io/address-space.js';
import { fileOffset, rva, type FileOffset, type Rva } from '../io/addresses.js';
import { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { utf8UntilNul } from '../io/text.js';
import { cursorOverDirectory, type DataDirectory } from './data-directory.js';
import { DebugType } from './debug-types.js';

/** IMAGE_DEBUG_DIRECTORY. */
export interface DebugEntry {
  readonly characteristics: number;
  readonly timeDateStamp: number;
  readonly majorVersion: number;
  readonly minorVersion: number;
  /** A value of DebugType, or any other: unknown types are kept. */
  readonly type: number;
  /** Bytes. */
  readonly sizeOfData: number;
  /** 0 if the data is not mapped. */
  readonly addressOfRawData: Rva;
  readonly pointerToRawData: FileOffset;
  readonly range: ByteRange;
}

/** What an entry points to, as far as the type is one that .NET writes. */
export type DebugData =
  | { readonly kind: 'code-view'; readonly guid: Uint8Array; readonly age: number; readonly path: string }
  | { readonly kind: 'pdb-checksum'; readonly algorithm: string; readonly checksum: Uint8Array }
  | { readonly kind: 'perf-map'; readonly signature: Uint8Array; readonly version: number; readonly name: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

const ENTRY_SIZE = 28;
const RSDS = 0x53445352;
const R2RM = 0x4d523252;
const PATH_LIMIT = 65536;

/*
 * u32 Characteristics | u32 TimeDateStamp | u16 MajorVersion | u16 MinorVersion | u32 Type | u32 SizeOfData
 * u32 AddressOfRawData | u32 PointerToRawData
 */
/**
 * The entries of the debug directory.
 * @throws R2RError `debug-directory.size` (no whole number of entries), `rva.outside`
 */
export function readDebugDirectory(space: AddressSpace, directory: DataDirectory): DebugEntry[] {
  if (directory.size % ENTRY_SIZE !== 0) {
    throw new R2RError('debug-directory.size', `${directory.size} bytes are no whole number of debug directory entries`, {
      range: directory.range,
    });
  }
  const cursor = cursorOverDirectory(space, directory);
  const entries: DebugEntry[] = [];
  while (cursor.remaining > 0) {
    const start = cursor.offset;
    entries.push({
      characteristics: cursor.u32(),
      timeDateStamp: cursor.u32(),
      majorVersion: cursor.u16(),
      minorVersion: cursor.u16(),
      type: cursor.u32(),
      sizeOfData: cursor.u32(),
      addressOfRawData: rva(cursor.u32()),
      pointerToRawData: fileOffset(cursor.u32()),
      range: cursor.rangeFrom(start),
    });
  }
  return entries;
}

/*
 * CodeView:    u32 "RSDS" | 16 bytes GUID | u32 age | path, UTF-8, NUL
 * PdbChecksum: algorithm name, UTF-8, NUL | checksum
 * PerfMap:     u32 "R2RM" | 16 bytes signature | u32 version of the perf map format | file name, UTF-8, NUL
 */
/**
 * The data of an entry; of a type or a signature that is not known, its bytes.
 * @throws R2RError `debug-directory.data-outside`, `truncated`, `limit.exceeded` (a path of more than 64 KiB)
 */
export function readDebugData(space: AddressSpace, entry: DebugEntry): DebugData {
  const start = entry.pointerToRawData;
  const end = start + entry.sizeOfData;
  if (end > space.bytes.length) {
    throw new R2RError('debug-directory.data-outside', 'the data of a debug directory entry ends beyond the end of the file', {
      range: { start: entry.range.start + 16, end: entry.range.end },
    });
  }
  const cursor = new ByteCursor(space.bytes, start, end, 'container');
  switch (entry.type) {
    case DebugType.CodeView:
      if (entry.sizeOfData < 4 || cursor.u32() !== RSDS) break;
      return { kind: 'code-view', guid: cursor.take(16), age: cursor.u32(), path: utf8UntilNul(cursor, PATH_LIMIT) };
    case DebugType.PdbChecksum:
      return { kind: 'pdb-checksum', algorithm: utf8UntilNul(cursor, PATH_LIMIT), checksum: cursor.take(cursor.remaining) };
    case DebugType.PerfMap:
      if (entry.sizeOfData < 4 || cursor.u32() !== R2RM) break;
      return { kind: 'perf-map', signature: cursor.take(16), version: cursor.u32(), name: utf8UntilNul(cursor, PATH_LIMIT) };
  }
  return { kind: 'bytes', bytes: space.bytes.subarray(start, end) };
}
