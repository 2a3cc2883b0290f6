import { ByteWriter } from '../io/byte-writer.js';
import { READYTORUN_SIGNATURE, type CoreHeader, type ReadyToRunHeader } from './header.js';

/** Writes READYTORUN_HEADER (readReadyToRunHeader has the layout). */
export function writeReadyToRunHeader(header: Pick<ReadyToRunHeader, 'version' | 'flags' | 'sections'>): Uint8Array {
  const writer = new ByteWriter();
  writer.u32(READYTORUN_SIGNATURE);
  writer.u16(header.version.major);
  writer.u16(header.version.minor);
  writer.bytes(writeCoreHeader(header));
  return writer.toBytes();
}

/** Writes READYTORUN_CORE_HEADER (readCoreHeader has the layout), its sections in the order given. */
export function writeCoreHeader({ flags, sections }: Pick<CoreHeader, 'flags' | 'sections'>): Uint8Array {
  const writer = new ByteWriter();
  writer.u32(flags);
  writer.u32(sections.length);
  for (const { type, rva, size } of sections) {
    writer.u32(type);
    writer.u32(rva);
    writer.u32(size);
  }
  return writer.toBytes();
}
