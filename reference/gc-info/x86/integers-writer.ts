import type { ByteWriter } from '../../io/byte-writer.js';

const MORE = 0x80;
const NEGATIVE = 0x40;

/** Writes an unsigned number, 0 .. 2^32 - 1, in as few groups of 7 bits as it needs, the most significant first (see integers.ts). */
export function writeUnsigned(writer: ByteWriter, value: number): void {
  writeGroups(writer, value, 7, 0);
}

/** Writes a signed number, its magnitude below 2^32, of which the first byte holds only 6 bits, below the sign. */
export function writeSigned(writer: ByteWriter, value: number): void {
  writeGroups(writer, Math.abs(value), 6, value < 0 ? NEGATIVE : 0);
}

function writeGroups(writer: ByteWriter, magnitude: number, firstBits: number, sign: number): void {
  let following = 0;
  while (magnitude >= 2 ** (firstBits + 7 * following)) following++;
  writer.u8(Math.floor(magnitude / 128 ** following) | sign | (following > 0 ? MORE : 0));
  for (let group = following - 1; group >= 0; group--) {
    writer.u8((Math.floor(magnitude / 128 ** group) % 128) | (group > 0 ? MORE : 0));
  }
}
