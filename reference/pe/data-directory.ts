import { rva, type Rva } from '../io/addresses.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';

/** IMAGE_DATA_DIRECTORY: where a table lies. */
export interface DataDirectory {
  readonly rva: Rva;
  /** Bytes. */
  readonly size: number;
  /** The 8 bytes of the directory itself. */
  readonly range: ByteRange;
}

/*
 * u32 VirtualAddress | u32 Size
 */
/** Reads one directory. Whether it points into the file is not checked here. */
export function readDataDirectory(cursor: ByteCursor): DataDirectory {
  const start = cursor.offset;
  return { rva: rva(cursor.u32()), size: cursor.u32(), range: cursor.rangeFrom(start) };
}
