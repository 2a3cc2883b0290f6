import { ByteWriter } from '../io/byte-writer.js';

/** Writes section 113 (AttributePresence has the layout). @param buckets eight fingerprints each */
export function writeAttributePresence(buckets: readonly (readonly number[])[]): Uint8Array {
  const writer = new ByteWriter();
  for (const bucket of buckets) for (const fingerprint of bucket) writer.u16(fingerprint);
  return writer.toBytes();
}
