import type { BitCursor } from '../io/bit-cursor.js';
import type { GcInfoEncoding } from './encodings.js';
import type { GcInfoNormalization } from './normalization.js';
import { readCount, readVarLengthSigned, readVarLengthUnsigned } from './varlen.js';

/** GcSlotFlags of gcinfotypes.h that are stored. */
export const GC_SLOT_FLAGS = { INTERIOR: 1, PINNED: 2 } as const;
export const FLAGS_BITS = 2;

/** GcStackSlotBase: what the offset of a stack slot counts from. */
export const GC_STACK_SLOT_BASE = { CALLER_SP_REL: 0, SP_REL: 1, FRAMEREG_REL: 2 } as const;
export const BASE_BITS = 2;

/** A register that can hold a reference; `register` is its number on the target. */
export interface RegisterSlot {
  readonly kind: 'register';
  readonly register: number;
  readonly flags: number;
}

/** A place on the stack; `offset` in bytes from its base. */
export interface StackSlot {
  readonly kind: 'stack';
  readonly base: number;
  readonly offset: number;
  readonly flags: number;
}

/** Slots are numbered in this order: registers, tracked stack slots, untracked stack slots. */
export interface GcSlotTable {
  readonly registers: readonly RegisterSlot[];
  readonly trackedStackSlots: readonly StackSlot[];
  /** Live in the whole method. */
  readonly untrackedStackSlots: readonly StackSlot[];
}

/** How many slots the live states speak of: registers and tracked stack slots. */
export function trackedCount(slots: GcSlotTable): number {
  return slots.registers.length + slots.trackedStackSlots.length;
}

/**
 * Reads the slot table (r2r-format 9.4).
 *
 *   1 bit: there are registers, then their number
 *   1 bit: there are stack slots, then the numbers of tracked and untracked ones
 *   registers, tracked stack slots, untracked stack slots
 *
 * Throws `gc-info.count`, `gc-info.number`, `truncated`.
 */
export function readSlotTable(cursor: BitCursor, encoding: GcInfoEncoding, scale: GcInfoNormalization): GcSlotTable {
  const registerBits = encoding.REGISTER_DELTA_ENCBASE + 1;
  const stackSlotBits = BASE_BITS + encoding.STACK_SLOT_DELTA_ENCBASE + 1;
  const registerCount = cursor.flag() ? readCount(cursor, encoding.NUM_REGISTERS_ENCBASE, registerBits, 'RegisterCount') : 0;
  let tracked = 0;
  let untracked = 0;
  if (cursor.flag()) {
    tracked = readCount(cursor, encoding.NUM_STACK_SLOTS_ENCBASE, stackSlotBits, 'StackSlotCount');
    untracked = readCount(cursor, encoding.NUM_UNTRACKED_SLOTS_ENCBASE, stackSlotBits, 'UntrackedSlotCount');
  }
  return {
    registers: readRegisters(cursor, registerCount, encoding),
    trackedStackSlots: readStackSlots(cursor, tracked, encoding, scale),
    untrackedStackSlots: readStackSlots(cursor, untracked, encoding, scale),
  };
}

// The first register in full with its flags; after one without flags only the distance minus 1, the flags staying 0.
function readRegisters(cursor: BitCursor, count: number, encoding: GcInfoEncoding): RegisterSlot[] {
  const registers: RegisterSlot[] = [];
  let register = 0;
  let flags = 0;
  for (let i = 0; i < count; i++) {
    if (i === 0 || flags !== 0) {
      register = readVarLengthUnsigned(cursor, encoding.REGISTER_ENCBASE);
      flags = cursor.bits(FLAGS_BITS);
    } else {
      register += readVarLengthUnsigned(cursor, encoding.REGISTER_DELTA_ENCBASE) + 1;
    }
    registers.push({ kind: 'register', register, flags });
  }
  return registers;
}

// Each slot begins with its base. As with registers, a slot after one without flags is a distance, here a signed one.
function readStackSlots(cursor: BitCursor, count: number, encoding: GcInfoEncoding, scale: GcInfoNormalization): StackSlot[] {
  const slots: StackSlot[] = [];
  let stored = 0;
  let flags = 0;
  for (let i = 0; i < count; i++) {
    const base = cursor.bits(BASE_BITS);
    if (i === 0 || flags !== 0) {
      stored = readVarLengthSigned(cursor, encoding.STACK_SLOT_ENCBASE);
      flags = cursor.bits(FLAGS_BITS);
    } else {
      stored += readVarLengthSigned(cursor, encoding.STACK_SLOT_DELTA_ENCBASE);
    }
    slots.push({ kind: 'stack', base, offset: stored * scale.stackSlotScale, flags });
  }
  return slots;
}
