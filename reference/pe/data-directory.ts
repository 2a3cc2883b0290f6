import { R2RError } from '../errors.js';
import type { AddressSpace } from '../io/address-space.js';
import { rva, type Rva } from '../io/addresses.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange, Phase } from '../io/ranges.js';

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

/** A cursor over exactly what a directory points to. @throws R2RError `rva.outside` with the range of the directory */
export function cursorOverDirectory(space: AddressSpace, directory: DataDirectory, phase: Phase = 'container'): ByteCursor {
  return inDirectory(directory, () => space.cursorOver(directory.rva, directory.size, phase));
}

/** A cursor at what a directory points to, for structures that know their size. @throws R2RError as `cursorOverDirectory` */
export function cursorAtDirectory(space: AddressSpace, directory: DataDirectory, phase: Phase = 'container'): ByteCursor {
  return inDirectory(directory, () => space.cursorAt(directory.rva, phase));
}

function inDirectory(directory: DataDirectory, find: () => ByteCursor): ByteCursor {
  try {
    return find();
  } catch (error) {
    if (!(error instanceof R2RError)) throw error;
    throw new R2RError(error.code, error.message, { range: directory.range });
  }
}
