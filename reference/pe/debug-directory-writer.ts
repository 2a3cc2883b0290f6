import { ByteWriter } from '../io/byte-writer.js';
import type { DebugEntry } from './debug-directory.js';

/** Writes the debug directory (readDebugDirectory has the layout). */
export function writeDebugDirectory(entries: readonly DebugEntry[]): Uint8Array {
  const writer = new ByteWriter();
  for (const entry of entries) {
    writer.u32(entry.characteristics);
    writer.u32(entry.timeDateStamp);
    writer.u16(entry.majorVersion);
    writer.u16(entry.minorVersion);
    writer.u32(entry.type);
    writer.u32(entry.sizeOfData);
    writer.u32(entry.addressOfRawData);
    writer.u32(entry.pointerToRawData);
  }
  return writer.toBytes();
}
