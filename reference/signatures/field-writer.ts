import type { ByteWriter } from '../io/byte-writer.js';
import { writeCompressedUnsigned } from './compressed-writer.js';
import type { FieldSignature } from './field.js';
import { writeTypeSignature } from './type-writer.js';

/** Writes a FieldSig (r2r-format 6.6; readFieldSignature has the grammar). The flags must name the parts that are there. */
export function writeFieldSignature(writer: ByteWriter, { flags, ownerType, field }: FieldSignature): void {
  writeCompressedUnsigned(writer, flags);
  if (ownerType !== undefined) writeTypeSignature(writer, ownerType);
  writeCompressedUnsigned(writer, 'index' in field ? field.index : field.rid);
}
