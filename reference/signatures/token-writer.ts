import type { ByteWriter } from '../io/byte-writer.js';
import { writeCompressedUnsigned } from './compressed-writer.js';
import { TYPE_TABLES, type TypeToken } from './token.js';

/** Writes a TypeDefOrRef coded token: row id (1 .. 0x7FFFFFF) * 4 + tag, compressed (ECMA-335 II.23.2.8, r2r-format 2.2). */
export function writeTypeToken(writer: ByteWriter, { table, rid }: Pick<TypeToken, 'table' | 'rid'>): void {
  writeCompressedUnsigned(writer, rid * 4 + TYPE_TABLES.indexOf(table));
}
