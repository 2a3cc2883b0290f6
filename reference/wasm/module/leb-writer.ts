import type { ByteWriter } from '../../io/byte-writer.js';

/** Writes an unsigned LEB128 number, 0 .. 2^32 - 1, in as few bytes as it needs. */
export function writeU32Leb(writer: ByteWriter, value: number): void {
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) writer.u8((rest % 0x80) | 0x80);
  writer.u8(rest);
}
