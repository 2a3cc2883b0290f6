import type { FileOffset, Rva } from './addresses.js';
import type { ByteCursor } from './cursor.js';
import type { Phase } from './ranges.js';

/**
 * Bytes addressed by RVA: a PE file, a Webcil payload, or flat bytes in which an RVA is an offset.
 * Decoders of R2R structures see an image through this alone.
 */
export interface AddressSpace {
  readonly bytes: Uint8Array;
  /** The file offset of an RVA; throws `rva.outside` if no file data is mapped there. */
  offsetOf(address: Rva, phase?: Phase): FileOffset;
  /** The RVA of a file offset inside a section; undefined for headers and gaps. */
  rvaOf(offset: FileOffset): Rva | undefined;
  /** A cursor at an RVA that ends where the file data of the containing section ends. */
  cursorAt(address: Rva, phase?: Phase): ByteCursor;
  /** A cursor over exactly [address, address + size); throws `rva.outside` if a part of it is not file data. */
  cursorOver(address: Rva, size: number, phase?: Phase): ByteCursor;
}
