import { R2RError } from '../errors.js';
import type { GcInfo } from '../gc-info/gc-info.js';
import { readMethodGcInfo } from '../gc-info/method-gc-info.js';
import { trackedCount } from '../gc-info/slots.js';
import type { GcInfoX86 } from '../gc-info/x86/gc-info-x86.js';
import type { Image } from '../image/image.js';
import type { RuntimeFunctions } from '../image/runtime-functions.js';
import { WorkBudget } from '../io/work-budget.js';
import { readUnwindData } from '../unwind/unwind-data.js';

/** Either what the GC info says, or why it cannot be read. */
export interface GcInfoFact {
  readonly runtimeFunctionIndex: number;
  /** Where the GC info begins in the file. */
  readonly offset?: number;
  readonly error?: string;
}

/** The facts view marks an untracked slot by GC_SLOT_UNTRACKED in its flags, and an absent number by -1. */
const UNTRACKED = 4;
const ABSENT = -1;

/** The GC info of every entry function. */
export function* gcInfoFacet(image: Image): Iterable<GcInfoFact> {
  const functions = image.runtimeFunctions;
  if (functions === undefined) return;
  const budget = new WorkBudget(image.context.space.bytes.length);
  for (const index of image.functionExtents.entries) yield gcInfoOf(image, functions, index, budget);
}

function gcInfoOf({ context }: Image, functions: RuntimeFunctions, index: number, budget: WorkBudget): GcInfoFact {
  let info: GcInfo | GcInfoX86;
  try {
    const func = functions.read(index);
    info = readMethodGcInfo(context, func, readUnwindData(context, func));
  } catch (error) {
    if (!(error instanceof R2RError)) throw error;
    return { runtimeFunctionIndex: index, error: `${error.code}: ${error.message}` };
  }
  budget.spend(info.range);
  return info.kind === 'x86' ? x86Facts(index, info) : bitStreamFacts(index, info);
}

function bitStreamFacts(runtimeFunctionIndex: number, info: GcInfo): GcInfoFact & Record<string, unknown> {
  const { header, slots } = info;
  const stackSlots = [
    ...slots.trackedStackSlots.map(({ base, offset, flags }) => [null, base, offset, flags]),
    ...slots.untrackedStackSlots.map(({ base, offset, flags }) => [null, base, offset, flags | UNTRACKED]),
  ];
  const prologSize = header.prologSize ?? 0;
  return {
    runtimeFunctionIndex,
    offset: info.range.start,
    size: info.range.end - info.range.start,
    codeLength: header.codeLength,
    version: info.version,
    returnKind: header.returnKind ?? 0,
    validRangeStart: prologSize,
    validRangeEnd: validRangeEnd(info),
    gsCookieStackSlot: header.gsCookieStackSlot ?? ABSENT,
    pspSymStackSlot: header.pspSymStackSlot ?? ABSENT,
    genericsInstContextStackSlot: header.genericsInstContextStackSlot ?? ABSENT,
    stackBaseRegister: header.stackBaseRegister ?? ABSENT,
    sizeOfEncPreservedArea: header.sizeOfEditAndContinuePreservedArea ?? ABSENT,
    reversePInvokeFrameStackSlot: header.reversePInvokeFrameStackSlot ?? ABSENT,
    sizeOfStackOutgoingAndScratchArea: header.sizeOfStackOutgoingAndScratchArea,
    safePointCount: header.safePointCount,
    safePoints: info.safePoints,
    interruptibleRanges: info.interruptibleRanges.map(({ start, end }) => [start, end]),
    slotCount: trackedCount(slots) + slots.untrackedStackSlots.length,
    registerSlots: slots.registers.length,
    stackSlots: slots.trackedStackSlots.length,
    untrackedSlots: slots.untrackedStackSlots.length,
    slots: [...slots.registers.map(({ register, flags }) => [register, null, null, flags]), ...stackSlots],
    liveAtSafePoints: info.safePointStates?.states.map((state) => state.slots) ?? [],
    transitions: info.transitions.map(({ codeOffset, slot, live }) => [codeOffset, slot, live ? 1 : 0]),
  };
}

/** Where the GS cookie or, a single instruction long, the generics context is valid. */
function validRangeEnd({ header }: GcInfo): number {
  if (header.prologSize === undefined) return 0;
  return header.epilogSize === undefined ? header.prologSize + 1 : header.codeLength - header.epilogSize;
}

function x86Facts(runtimeFunctionIndex: number, info: GcInfoX86): GcInfoFact & Record<string, unknown> {
  const { header } = info;
  return {
    runtimeFunctionIndex,
    offset: info.range.start,
    size: info.range.end - info.range.start,
    codeLength: info.codeLength,
    version: info.version,
    prologSize: header.prologSize,
    epilogSize: header.epilogSize,
    epilogCount: header.epilogCount,
    epilogAtEnd: header.epilogAtEnd,
    ebpFrame: header.ebpFrame,
    interruptible: header.interruptible,
    ediSaved: header.ediSaved,
    esiSaved: header.esiSaved,
    ebxSaved: header.ebxSaved,
    ebpSaved: header.ebpSaved,
    handlers: header.handlers,
    localloc: header.localloc,
    argCount: header.argCount,
    frameSize: header.frameSize,
    untrackedCount: header.untrackedCount,
    varPtrTableSize: header.varPtrTableSize,
    returnKind: header.returnKind,
    noGcRegionCount: header.noGcRegionCount,
    slotCount: info.untrackedSlots.length + info.varPtrTable.length,
    transitionCount: info.transitions.entries.length,
    epilogs: header.epilogs,
  };
}
