import { R2RError } from '../errors.js';
import type { Rva } from '../io/addresses.js';
import type { AddressSpace } from '../io/address-space.js';
import { ByteCursor } from '../io/cursor.js';
import type { ByteRange, Phase } from '../io/ranges.js';

/** Where a structure lies in an image. */
export interface SectionRange {
  readonly rva: Rva;
  /** In bytes. */
  readonly size: number;
}

/**
 * A cursor over exactly the bytes of `section`. An empty section has no bytes, wherever its RVA points: it stands there, if that is
 * in the file, so that what it lacks is missed in the right place.
 * @throws R2RError `rva.outside`
 */
export function cursorOverSection(space: AddressSpace, section: SectionRange, phase: Phase = 'record'): ByteCursor {
  try {
    return space.cursorOver(section.rva, section.size, phase);
  } catch (error) {
    if (section.size > 0) throw error;
    return new ByteCursor(space.bytes, 0, 0, phase);
  }
}

/**
 * Checks that bytes which a field points to are file data.
 * @param field the bytes of the field
 * @throws R2RError `rva.outside` with the range of the field
 */
export function checkPointer(space: AddressSpace, target: SectionRange, field: ByteRange, path: string): void {
  if (target.size === 0) return;
  try {
    space.cursorOver(target.rva, target.size);
  } catch (error) {
    if (!(error instanceof R2RError)) throw error;
    throw new R2RError('rva.outside', error.message, { range: field, path });
  }
}
