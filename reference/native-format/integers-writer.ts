import type { ByteWriter } from '../io/byte-writer.js';

/** The values that fit in the forms of 1 to 4 bytes, by length - 1; more need 5 bytes. */
const LIMITS = [2 ** 7, 2 ** 14, 2 ** 21, 2 ** 28];

/** How many bytes the shortest form of a native-format unsigned integer has. @param value 0 .. 2^32 - 1 */
export function nativeUnsignedSize(value: number): number {
  const form = LIMITS.findIndex((limit) => value < limit);
  return form < 0 ? LIMITS.length + 1 : form + 1;
}

/** Writes a native-format unsigned integer, 0 .. 2^32 - 1, in the shortest form (see integers.ts). */
export function writeNativeUnsigned(writer: ByteWriter, value: number): void {
  const size = nativeUnsignedSize(value);
  if (size > LIMITS.length) {
    writer.u8(0x0f);
    writer.u32(value);
    return;
  }
  writeForm(writer, value, size);
}

/**
 * Writes a native-format signed integer that is not negative, 0 .. 2^31 - 1. The length is that of a signed number, although
 * the decoder extends no sign (r2r-format 2.3): 64 takes two bytes.
 */
export function writeNativeSigned(writer: ByteWriter, value: number): void {
  const size = nativeUnsignedSize(value * 2);
  if (size > LIMITS.length) {
    writer.u8(0x0f);
    writer.u32(value);
    return;
  }
  writeForm(writer, value, size);
}

function writeForm(writer: ByteWriter, value: number, size: number): void {
  // As many low one bits as bytes follow, and a zero.
  const word = value * 2 ** size + (2 ** (size - 1) - 1);
  for (let byte = 0; byte < size; byte++) writer.u8(Math.floor(word / 2 ** (8 * byte)) & 0xff);
}
