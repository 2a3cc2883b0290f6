import { R2RError } from '../errors.js';
import type { FileOffset, Rva } from '../io/addresses.js';
import type { AddressSpace } from '../io/address-space.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';

/**
 * The file offset of an RVA that a field of the image holds.
 * @param range of the field, which an error names
 * @throws R2RError `rva.outside`
 */
export function offsetOfRvaField(space: AddressSpace, address: Rva, range: ByteRange, path: string): FileOffset {
  return atField(range, path, () => space.offsetOf(address));
}

/**
 * A cursor over `size` bytes at an RVA that a field of the image holds.
 * @param range of the field, which an error names
 * @throws R2RError `rva.outside`
 */
export function cursorOverRvaField(space: AddressSpace, address: Rva, size: number, range: ByteRange, path: string): ByteCursor {
  return atField(range, path, () => space.cursorOver(address, size));
}

function atField<T>(range: ByteRange, path: string, resolve: () => T): T {
  try {
    return resolve();
  } catch (error) {
    throw error instanceof R2RError ? new R2RError(error.code, error.message, { range, path }) : error;
  }
}

/** The file offset of an RVA; undefined if no file data is mapped there. */
export function offsetIfMapped(space: AddressSpace, address: Rva): FileOffset | undefined {
  try {
    return space.offsetOf(address);
  } catch (error) {
    if (error instanceof R2RError && error.code === 'rva.outside') return undefined;
    throw error;
  }
}
