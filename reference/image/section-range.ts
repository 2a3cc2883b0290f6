import type { Rva } from '../io/addresses.js';
import { ByteCursor } from '../io/cursor.js';
import type { AddressSpace } from '../io/address-space.js';
import type { Phase } from '../io/ranges.js';

/** Where a structure lies in an image. */
export interface SectionRange {
  readonly rva: Rva;
  /** In bytes. */
  readonly size: number;
}

/**
 * A cursor over exactly the bytes of `section`. An empty section has no bytes, wherever its RVA points.
 * @throws R2RError `rva.outside`
 */
export function cursorOverSection(space: AddressSpace, section: SectionRange, phase: Phase = 'record'): ByteCursor {
  return section.size === 0 ? new ByteCursor(space.bytes, 0, 0, phase) : space.cursorOver(section.rva, section.size, phase);
}
