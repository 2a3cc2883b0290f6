import type { ByteWriter } from '../../io/byte-writer.js';

/** Writes an unsigned LEB128 number, 0 .. 2^32 - 1, in as few bytes as it needs. */
export function writeU32Leb(writer: ByteWriter, value: number): void {
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) writer.u8((rest % 0x80) | 0x80);
  writer.u8(rest);
}

/** Writes a signed LEB128 number of 32 bits in as few bytes as it needs. */
export function writeI32Leb(writer: ByteWriter, value: number): void {
  let rest = value | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    const isLast = rest === 0 ? low < 0x40 : rest === -1 && low >= 0x40;
    writer.u8(isLast ? low : low | 0x80);
    if (isLast) return;
  }
}
