import type { ByteWriter } from '../../io/byte-writer.js';
import { argumentsStart, type UntrackedSlot, type VarPtr } from './stack-slots.js';
import type { GcInfoX86Header } from './header.js';
import { writeSigned, writeUnsigned } from './integers-writer.js';

/** Writes the untracked slots: of each, the distance down from the one before, flags included. */
export function writeUntrackedSlots(writer: ByteWriter, slots: readonly UntrackedSlot[], header: GcInfoX86Header): void {
  let before = 0;
  for (const { base, offset, flags } of slots) {
    const stored = (header.doubleAlign && base === 'EBP' ? offset + argumentsStart(header) : offset) | flags;
    writeSigned(writer, (before - stored) | 0);
    before = stored;
  }
}

/** Writes the table of pointer variables: offset with flags, begin from the begin before, and length. */
export function writeVarPtrTable(writer: ByteWriter, table: readonly VarPtr[]): void {
  let before = 0;
  for (const { offset, flags, begin, end } of table) {
    writeUnsigned(writer, offset + flags);
    writeUnsigned(writer, begin - before);
    writeUnsigned(writer, end - begin);
    before = begin;
  }
}
