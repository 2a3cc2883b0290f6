import { GC_INFO_ENCODINGS } from '../../gc-info/encodings.js';
import { readGcInfo, type GcInfo } from '../../gc-info/gc-info.js';
import type { InterruptibleStates } from '../../gc-info/interruptible-states.js';
import type { StackSlot } from '../../gc-info/slots.js';
import { fileOffset } from '../../io/addresses.js';
import type { Kind } from './kind.js';

export const gcInfoKind: Kind = ({ context }) => {
  const { machine } = context.target;
  if (machine === 'I386') return 'GC info as a bit stream on x86, which has a format of its own';
  const info = readGcInfo(context, machine, fileOffset(0), context.space.bytes.length);
  return { value: value(info, GC_INFO_ENCODINGS[machine].HAS_FIXED_STACK_PARAMETER_SCRATCH_AREA), end: info.range.end };
};

function value({ header, safePoints, interruptibleRanges, slots, safePointStates, interruptibleStates }: GcInfo, hasScratchArea: boolean): object {
  return {
    Flags: header.flags,
    ReturnKind: header.returnKind,
    CodeLength: header.codeLength,
    PrologSize: header.prologSize,
    EpilogSize: header.epilogSize,
    GSCookieStackSlot: header.gsCookieStackSlot,
    PSPSymStackSlot: header.pspSymStackSlot,
    GenericsInstContextStackSlot: header.genericsInstContextStackSlot,
    StackBaseRegister: header.stackBaseRegister,
    SizeOfEditAndContinuePreservedArea: header.sizeOfEditAndContinuePreservedArea,
    SizeOfEditAndContinueFixedStackFrame: header.sizeOfEditAndContinueFixedStackFrame,
    ReversePInvokeFrameStackSlot: header.reversePInvokeFrameStackSlot,
    SizeOfStackOutgoingAndScratchArea: header.slim || !hasScratchArea ? undefined : header.sizeOfStackOutgoingAndScratchArea,
    SafePoints: safePoints,
    InterruptibleRanges: interruptibleRanges.map(({ start, end }) => ({ Start: start, End: end })),
    Slots: {
      Registers: slots.registers.map(({ register, flags }) => ({ Register: register, Flags: flags })),
      StackSlots: slots.trackedStackSlots.map(stackSlot),
      UntrackedSlots: slots.untrackedStackSlots.map(stackSlot),
    },
    SafePointStates: safePointStates?.states.map((state) => state.slots),
    InterruptibleStates: interruptibleStates && chunks(interruptibleStates),
  };
}

function stackSlot({ base, offset, flags }: StackSlot): object {
  return { Base: base, Offset: offset, Flags: flags };
}

function chunks(states: InterruptibleStates): object[] {
  return states.chunks.flatMap((chunk, index) =>
    chunk === undefined
      ? []
      : [{
          Chunk: index,
          Live: chunk.couldBeLive.slots,
          FinalStates: chunk.slots.map((slot) => (slot.liveAtEnd ? 1 : 0)),
          Transitions: chunk.slots.map((slot) => slot.changes),
        }],
  );
}
