import { ByteWriter } from '../io/byte-writer.js';
import type { HotColdPair } from './hot-cold-map.js';

/** Writes section 120 (readHotColdMap has the layout). */
export function writeHotColdMap(pairs: readonly Pick<HotColdPair, 'cold' | 'hot'>[]): Uint8Array {
  const writer = new ByteWriter();
  for (const { cold, hot } of pairs) {
    writer.u32(cold);
    writer.u32(hot);
  }
  return writer.toBytes();
}
