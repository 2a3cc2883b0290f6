import type { ByteWriter } from '../io/byte-writer.js';
import { writeCompressedUnsigned } from './compressed-writer.js';
import type { TypeLayout } from './type-layout.js';

/** Writes a type layout (r2r-format 7.4; readTypeLayout has the grammar). The flags must name the parts that are there. */
export function writeTypeLayout(writer: ByteWriter, { flags, size, hfa, alignment, gcBitmap }: TypeLayout): void {
  writeCompressedUnsigned(writer, flags);
  writeCompressedUnsigned(writer, size);
  if (hfa !== undefined) writeCompressedUnsigned(writer, hfa);
  if (alignment !== undefined) writeCompressedUnsigned(writer, alignment);
  if (gcBitmap !== undefined) writer.bytes(gcBitmap);
}
