import { ByteWriter } from '../io/byte-writer.js';

/** Writes section 118 (readManifestMvids has the layout). @param mvids of 16 bytes each */
export function writeManifestMvids(mvids: readonly Uint8Array[]): Uint8Array {
  const writer = new ByteWriter();
  for (const mvid of mvids) writer.bytes(mvid);
  return writer.toBytes();
}
