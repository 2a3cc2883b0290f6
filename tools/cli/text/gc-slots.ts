import { GC_SLOT_FLAGS, GC_STACK_SLOT_BASE, type GcSlotTable, type RegisterSlot, type StackSlot } from '../../../reference/gc-info/slots.js';
import type { Machine } from '../../../reference/image/target.js';
import { registerName } from '../../../reference/names/registers.js';
import { displaced } from './numbers.js';

/** The slots of a method by number: registers, tracked and untracked stack slots. */
export function slotTexts({ registers, trackedStackSlots, untrackedStackSlots }: GcSlotTable, machine: Machine, frameRegister: number | undefined): string[] {
  const slots: (RegisterSlot | StackSlot)[] = [...registers, ...trackedStackSlots, ...untrackedStackSlots];
  return slots.map((slot) => slotText(slot, machine, frameRegister));
}

/** `RBX`, `[RSP+0x20]`, `[caller SP-0x8] interior` */
function slotText(slot: RegisterSlot | StackSlot, machine: Machine, frameRegister: number | undefined): string {
  const place = slot.kind === 'register' ? registerName(machine, slot.register) : `[${displaced(baseText(slot.base, machine, frameRegister), slot.offset)}]`;
  const interior = (slot.flags & GC_SLOT_FLAGS.INTERIOR) !== 0 ? ' interior' : '';
  const pinned = (slot.flags & GC_SLOT_FLAGS.PINNED) !== 0 ? ' pinned' : '';
  return place + interior + pinned;
}

function baseText(base: number, machine: Machine, frameRegister: number | undefined): string {
  if (base === GC_STACK_SLOT_BASE.CALLER_SP_REL) return 'caller SP';
  if (base === GC_STACK_SLOT_BASE.SP_REL) return 'SP';
  return frameRegister === undefined ? 'frame' : registerName(machine, frameRegister);
}
