import { has, type FormatVersion } from '../image/versions.js';
import { BitWriter } from '../io/bit-writer.js';
import { ByteWriter } from '../io/byte-writer.js';
import { NibbleWriter } from '../io/nibbles-writer.js';
import { sourceBitsOf } from './bounds-bits.js';
import { IL_OFFSET_BIAS, type BoundsEntry } from './bounds.js';

/** Writes the bounds part of a debug info blob in the form of a version (r2r-format 10.2, 10.3). */
export function writeBounds(bounds: readonly BoundsEntry[], version: FormatVersion): Uint8Array {
  const writer = new ByteWriter();
  const entries = bounds.map(({ nativeOffset, ilOffset, sourceTypes }, index) => ({
    distance: (nativeOffset - (index === 0 ? 0 : bounds[index - 1].nativeOffset)) >>> 0,
    biased: (ilOffset + IL_OFFSET_BIAS) >>> 0,
    sourceTypes,
  }));
  const nibbles = new NibbleWriter(writer);
  nibbles.unsigned(entries.length);
  if (!has(version, 'bitPackedBounds')) {
    for (const { distance, biased, sourceTypes } of entries) {
      nibbles.unsigned(distance);
      nibbles.unsigned(biased);
      nibbles.unsigned(sourceTypes);
    }
    nibbles.flush();
    return writer.toBytes();
  }
  const nativeBits = widthOf(entries.map(({ distance }) => distance));
  const ilBits = widthOf(entries.map(({ biased }) => biased));
  nibbles.unsigned(nativeBits - 1);
  nibbles.unsigned(ilBits - 1);
  nibbles.flush();
  const bits = new BitWriter();
  for (const { distance, biased, sourceTypes } of entries) {
    bits.bits(sourceTypes, sourceBitsOf(version));
    bits.bits(distance, nativeBits);
    bits.bits(biased, ilBits);
  }
  writer.bytes(bits.toBytes());
  return writer.toBytes();
}

/** Bits for the largest of the values, at least 1. */
function widthOf(values: readonly number[]): number {
  const largest = values.reduce((most, value) => Math.max(most, value), 1);
  return 32 - Math.clz32(largest);
}
