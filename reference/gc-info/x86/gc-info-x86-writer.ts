import { ByteWriter } from '../../io/byte-writer.js';
import { writeEbpFrame } from './ebp-frame-writer.js';
import { writeEspFrame } from './esp-frame-writer.js';
import { writeFullyInterruptible } from './fully-interruptible-writer.js';
import type { GcInfoX86 } from './gc-info-x86.js';
import { writeGcInfoX86Header } from './header-writer.js';
import { writeUnsigned } from './integers-writer.js';
import { writeUntrackedSlots, writeVarPtrTable } from './stack-slots-writer.js';

/** Writes GC info of an x86 method (readGcInfoX86 has the layout) as the JIT does; the offset of the argument table follows. */
export function writeGcInfoX86({ version, codeLength, header, noGcRegions, untrackedSlots, varPtrTable, transitions }: GcInfoX86): Uint8Array {
  const tables = new ByteWriter();
  for (const { offset, size } of noGcRegions) {
    writeUnsigned(tables, offset);
    writeUnsigned(tables, size);
  }
  writeUntrackedSlots(tables, untrackedSlots, header);
  writeVarPtrTable(tables, varPtrTable);

  const writer = new ByteWriter();
  writeUnsigned(writer, codeLength);
  writeGcInfoX86Header(writer, header, tables.position, version >= 5);
  writer.bytes(tables.toBytes());
  switch (transitions.language) {
    case 'fully-interruptible':
      writeFullyInterruptible(writer, transitions.entries);
      break;
    case 'ebp-frame':
      writeEbpFrame(writer, transitions.entries);
      break;
    case 'esp-frame':
      writeEspFrame(writer, transitions.entries);
      break;
  }
  return writer.toBytes();
}
