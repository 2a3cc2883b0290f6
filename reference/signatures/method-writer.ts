import type { ByteWriter } from '../io/byte-writer.js';
import { writeCompressedUnsigned } from './compressed-writer.js';
import type { MethodSignature } from './method.js';
import { writeCountedTypes, writeTypeSignature } from './type-writer.js';

/** Writes a MethodSig (r2r-format 6.4; readMethodSignature has the grammar). The flags must name the parts that are there. */
export function writeMethodSignature(writer: ByteWriter, method: MethodSignature): void {
  writeCompressedUnsigned(writer, method.flags);
  if (method.moduleIndex !== undefined) writeCompressedUnsigned(writer, method.moduleIndex);
  if (method.ownerType !== undefined) writeTypeSignature(writer, method.ownerType);
  writeCompressedUnsigned(writer, method.token.rid);
  if (method.arguments !== undefined) writeCountedTypes(writer, method.arguments);
  if (method.constrained !== undefined) writeTypeSignature(writer, method.constrained);
}
