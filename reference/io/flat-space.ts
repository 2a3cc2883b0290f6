import { R2RError } from '../errors.js';
import { fileOffset, rva, type FileOffset, type Rva } from './addresses.js';
import type { AddressSpace } from './address-space.js';
import { ByteCursor } from './cursor.js';
import type { Phase } from './ranges.js';

/** Flat bytes in which an RVA is the offset: what `format.decode` gets. */
export class FlatSpace implements AddressSpace {
  constructor(readonly bytes: Uint8Array) {}

  offsetOf(address: Rva, phase: Phase = 'section'): FileOffset {
    if (address >= this.bytes.length) throw outside(address, 1, phase);
    return fileOffset(address);
  }

  rvaOf(offset: FileOffset): Rva {
    return rva(offset);
  }

  cursorAt(address: Rva, phase: Phase = 'record'): ByteCursor {
    return new ByteCursor(this.bytes, this.offsetOf(address, phase), this.bytes.length, phase);
  }

  cursorOver(address: Rva, size: number, phase: Phase = 'record'): ByteCursor {
    if (address + size > this.bytes.length) throw outside(address, size, phase);
    return new ByteCursor(this.bytes, address, address + size, phase);
  }
}

/** The error for an address range without file data behind it. */
export function outside(address: number, size: number, phase: Phase): R2RError {
  return new R2RError('rva.outside', `no file data at RVA 0x${address.toString(16)}, ${size} bytes`, { phase });
}
