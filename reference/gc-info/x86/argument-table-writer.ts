import { ByteWriter } from '../../io/byte-writer.js';
import type { PointerArgument } from './argument-table.js';
import { writeUnsigned } from './integers-writer.js';

/** Writes the pointer arguments of a huge call: count and size in bytes as u32, then the numbers. */
export function writePointerArguments(writer: ByteWriter, pointers: readonly PointerArgument[]): void {
  const table = new ByteWriter();
  for (const { offset, byref } of pointers) writeUnsigned(table, offset + Number(byref));
  writer.u32(pointers.length);
  writer.u32(table.position);
  writer.bytes(table.toBytes());
}
