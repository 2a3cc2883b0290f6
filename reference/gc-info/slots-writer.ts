import type { BitWriter } from '../io/bit-writer.js';
import type { GcInfoEncoding } from './encodings.js';
import { stored, type GcInfoNormalization } from './normalization.js';
import { BASE_BITS, FLAGS_BITS, type GcSlotTable, type RegisterSlot, type StackSlot } from './slots.js';
import { writeVarLengthSigned, writeVarLengthUnsigned } from './varlen-writer.js';

/** Writes the slot table (readSlotTable has the layout). @throws R2RError `gc-info.number` */
export function writeSlotTable(writer: BitWriter, slots: GcSlotTable, encoding: GcInfoEncoding, scale: GcInfoNormalization): void {
  const { registers, trackedStackSlots, untrackedStackSlots } = slots;
  const hasStackSlots = trackedStackSlots.length + untrackedStackSlots.length > 0;
  writer.flag(registers.length > 0);
  if (registers.length > 0) writeVarLengthUnsigned(writer, registers.length, encoding.NUM_REGISTERS_ENCBASE);
  writer.flag(hasStackSlots);
  if (hasStackSlots) {
    writeVarLengthUnsigned(writer, trackedStackSlots.length, encoding.NUM_STACK_SLOTS_ENCBASE);
    writeVarLengthUnsigned(writer, untrackedStackSlots.length, encoding.NUM_UNTRACKED_SLOTS_ENCBASE);
  }
  writeRegisters(writer, registers, encoding);
  writeStackSlots(writer, trackedStackSlots, encoding, scale);
  writeStackSlots(writer, untrackedStackSlots, encoding, scale);
}

function writeRegisters(writer: BitWriter, registers: readonly RegisterSlot[], encoding: GcInfoEncoding): void {
  let previous: RegisterSlot | undefined;
  for (const slot of registers) {
    if (previous === undefined || previous.flags !== 0) {
      writeVarLengthUnsigned(writer, slot.register, encoding.REGISTER_ENCBASE);
      writer.bits(slot.flags, FLAGS_BITS);
    } else {
      writeVarLengthUnsigned(writer, slot.register - previous.register - 1, encoding.REGISTER_DELTA_ENCBASE);
    }
    previous = slot;
  }
}

function writeStackSlots(writer: BitWriter, slots: readonly StackSlot[], encoding: GcInfoEncoding, scale: GcInfoNormalization): void {
  let previous: StackSlot | undefined;
  for (const slot of slots) {
    writer.bits(slot.base, BASE_BITS);
    const offset = stored(slot.offset, scale.stackSlotScale);
    if (previous === undefined || previous.flags !== 0) {
      writeVarLengthSigned(writer, offset, encoding.STACK_SLOT_ENCBASE);
      writer.bits(slot.flags, FLAGS_BITS);
    } else {
      writeVarLengthSigned(writer, offset - stored(previous.offset, scale.stackSlotScale), encoding.STACK_SLOT_DELTA_ENCBASE);
    }
    previous = slot;
  }
}
