import type { ByteWriter } from '../../io/byte-writer.js';
import { chooseHeaderEncoding, followingFields } from './header-encoding.js';
import type { GcInfoX86Header } from './header.js';
import { writeUnsigned } from './integers-writer.js';

/**
 * Writes the header of x86 GC info (readGcInfoX86Header has the layout).
 * @param tablesSize bytes between the header and the argument table
 */
export function writeGcInfoX86Header(writer: ByteWriter, header: GcInfoX86Header, tablesSize: number, hasAsyncReturnKinds: boolean): void {
  const follows = followingFields(header);
  writer.bytes(chooseHeaderEncoding(header, hasAsyncReturnKinds));
  if (follows.untrackedCount) writeUnsigned(writer, header.untrackedCount);
  if (follows.varPtrTableSize) writeUnsigned(writer, header.varPtrTableSize);
  if (header.gsCookieOffset !== undefined) writeUnsigned(writer, header.gsCookieOffset);
  if (header.sync !== undefined) {
    writeUnsigned(writer, header.sync.start);
    writeUnsigned(writer, header.sync.end);
  }
  if (header.reversePInvokeOffset !== undefined) writeUnsigned(writer, header.reversePInvokeOffset);
  if (follows.noGcRegionCount) writeUnsigned(writer, header.noGcRegionCount);
  writeEpilogs(writer, header);
  if (follows.untrackedCount || follows.varPtrTableSize || header.noGcRegionCount !== 0) writeUnsigned(writer, tablesSize);
}

function writeEpilogs(writer: ByteWriter, { epilogCount, epilogAtEnd, epilogs }: GcInfoX86Header): void {
  if (epilogCount === 1 && epilogAtEnd) return;
  let before = 0;
  for (const epilog of epilogs) {
    writeUnsigned(writer, epilog - before);
    before = epilog;
  }
}
