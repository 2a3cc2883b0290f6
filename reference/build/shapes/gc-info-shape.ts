import type { GcInfo } from '../../gc-info/gc-info.js';
import type { GcInfoHeader } from '../../gc-info/header.js';
import type { ChunkSlot, InterruptibleStates, StateChunk } from '../../gc-info/interruptible-states.js';
import type { LiveVector } from '../../gc-info/live-vectors.js';
import type { SafePointStates } from '../../gc-info/safe-point-states.js';
import type { GcSlotTable, RegisterSlot, StackSlot } from '../../gc-info/slots.js';
import { flag, i32, integer, list, oneOf, optional, range, record, u32, u8, type Shape } from './shape.js';

export const gcInfoVersion = oneOf(2, 3, 4, 5);

const header = record<GcInfoHeader>({
  slim: flag,
  flags: u32,
  returnKind: optional(u8),
  codeLength: u32,
  prologSize: optional(u32),
  epilogSize: optional(u32),
  gsCookieStackSlot: optional(i32),
  pspSymStackSlot: optional(i32),
  genericsInstContextStackSlot: optional(i32),
  stackBaseRegister: optional(u32),
  sizeOfEditAndContinuePreservedArea: optional(u32),
  sizeOfEditAndContinueFixedStackFrame: optional(u32),
  reversePInvokeFrameStackSlot: optional(i32),
  sizeOfStackOutgoingAndScratchArea: u32,
  safePointCount: u32,
  interruptibleRangeCount: u32,
});

const liveVector = record<LiveVector>({ form: oneOf('plain', 'run-length'), skipFirst: flag, slots: list(u32) });

const stackSlot = record<StackSlot>({ kind: oneOf('stack'), base: u8, offset: i32, flags: u8 });

const slots = record<GcSlotTable>({
  registers: list(record<RegisterSlot>({ kind: oneOf('register'), register: u32, flags: u8 })),
  trackedStackSlots: list(stackSlot),
  untrackedStackSlots: list(stackSlot),
});

const safePointStates = record<SafePointStates>({ pointers: optional(list(u32)), pointerWidth: integer(0, 32), states: list(liveVector) });

const chunk = record<StateChunk>({
  couldBeLive: liveVector,
  slots: list(record<ChunkSlot>({ slot: u32, liveAtEnd: flag, changes: list(u32) })),
});

const interruptibleStates = record<InterruptibleStates>({ pointerWidth: integer(0, 32), pointers: list(u32), chunks: list(optional(chunk)) });

/** GC info of all machines but x86; the transitions say again what the states say. */
export const gcInfo: Shape<GcInfo> = (value) => ({
  ...record<Omit<GcInfo, 'transitions'>>(
    {
      kind: oneOf('bit-stream'),
      version: gcInfoVersion,
      header,
      safePoints: list(u32),
      interruptibleRanges: list(range),
      slots,
      safePointStates: optional(safePointStates),
      interruptibleStates: optional(interruptibleStates),
      range,
    },
    'transitions',
    'behindUnwindData',
    'bytes',
  )(value),
  transitions: [],
});
