import { R2RError } from '../errors.js';
import type { FileOffset, Rva } from '../io/addresses.js';
import type { AddressSpace } from '../io/address-space.js';
import type { ByteRange, Phase } from '../io/ranges.js';

/**
 * The file offset of an RVA that a field of the image holds.
 * @param range of the field, which an error names
 * @throws R2RError `rva.outside`
 */
export function offsetOfRvaField(space: AddressSpace, address: Rva, range: ByteRange, path: string, phase: Phase = 'record'): FileOffset {
  try {
    return space.offsetOf(address, phase);
  } catch (error) {
    if (!(error instanceof R2RError)) throw error;
    throw new R2RError(error.code, error.message, { phase, range, path });
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
