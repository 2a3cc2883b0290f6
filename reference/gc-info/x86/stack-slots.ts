import type { ByteCursor } from '../../io/cursor.js';
import type { GcInfoX86Header } from './header.js';
import { readSigned, readUnsigned } from './integers.js';

/** Low bits of a stored stack offset. */
export const X86_SLOT_FLAGS = { BYREF: 1, PINNED: 2 } as const;
const FLAGS_MASK = 3;
const WORD = 4;

/** A stack slot that holds a pointer in the whole method. `offset` in bytes from the base register. */
export interface UntrackedSlot {
  readonly base: 'EBP' | 'ESP';
  readonly offset: number;
  readonly flags: number;
}

/** A pointer variable of the frame with its lifetime, code offsets. `offset` in bytes, as stored without its low bits. */
export interface VarPtr {
  readonly offset: number;
  readonly flags: number;
  readonly begin: number;
  readonly end: number;
}

/**
 * Reads the untracked slots: signed deltas; each offset is the previous one, its flags included, minus the delta.
 * Throws `gc-info-x86.number`, `truncated`.
 */
export function readUntrackedSlots(cursor: ByteCursor, header: GcInfoX86Header): UntrackedSlot[] {
  const slots: UntrackedSlot[] = [];
  const startOfArguments = argumentsStart(header);
  let stored = 0;
  for (let i = 0; i < header.untrackedCount; i++) {
    stored = (stored - readSigned(cursor)) | 0;
    const offset = stored & ~FLAGS_MASK;
    const flags = stored & FLAGS_MASK;
    if (header.doubleAlign && offset >>> 0 >= startOfArguments) {
      slots.push({ base: 'EBP', offset: offset - startOfArguments, flags });
    } else {
      slots.push({ base: header.ebpFrame ? 'EBP' : 'ESP', offset, flags });
    }
  }
  return slots;
}

/**
 * Where the arguments of a double-aligned frame begin, in bytes: it addresses its locals by ESP and, above the frame and the
 * saved registers, its arguments by EBP.
 */
export function argumentsStart({ frameSize, ediSaved, esiSaved, ebxSaved }: GcInfoX86Header): number {
  return WORD * (frameSize + Number(ediSaved) + Number(esiSaved) + Number(ebxSaved));
}

/**
 * Reads the table of pointer variables: offset with flags in its low bits, begin as a distance from the previous begin, end
 * as a distance from begin. Throws `gc-info-x86.number`, `truncated`.
 */
export function readVarPtrTable(cursor: ByteCursor, count: number): VarPtr[] {
  const table: VarPtr[] = [];
  let begin = 0;
  for (let i = 0; i < count; i++) {
    const stored = readUnsigned(cursor);
    begin += readUnsigned(cursor);
    table.push({ offset: (stored & ~FLAGS_MASK) >>> 0, flags: stored & FLAGS_MASK, begin, end: begin + readUnsigned(cursor) });
  }
  return table;
}
