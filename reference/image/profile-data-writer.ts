import { ByteWriter } from '../io/byte-writer.js';
import type { MethodProfile } from './profile-data.js';

/** Writes a record of section 111 (methodProfiles has the layout). @param pointerSize of the target, in bytes */
export function writeMethodProfile({ next, size, detailCount, method, ilSize, blocks }: Omit<MethodProfile, 'range'>, pointerSize: number): Uint8Array {
  const writer = new ByteWriter();
  if (pointerSize === 8) writer.u64(next);
  else writer.u32(Number(next));
  for (const number of [size, detailCount, method, ilSize, blocks.length]) writer.u32(number);
  for (const { ilOffset, count } of blocks) {
    writer.u32(ilOffset);
    writer.u32(count);
  }
  return writer.toBytes();
}
