import { GC_INFO_ENCODINGS, type GcInfoEncoding } from '../../gc-info/encodings.js';
import { writeGcInfo } from '../../gc-info/gc-info-writer.js';
import { GC_INFO_HEADER_FLAGS as FLAGS } from '../../gc-info/header-flags.js';
import type { GcInfoHeader } from '../../gc-info/header.js';
import type { InterruptibleRange } from '../../gc-info/interruptible-ranges.js';
import type { InterruptibleStates, StateChunk } from '../../gc-info/interruptible-states.js';
import type { LiveVector } from '../../gc-info/live-vectors.js';
import { gcInfoNormalization, type GcInfoNormalization } from '../../gc-info/normalization.js';
import { trackedCount, type GcSlotTable, type StackSlot } from '../../gc-info/slots.js';
import { gcInfoVersion } from '../../gc-info/versions.js';
import { gcInfoKind } from '../kinds/gc-info.js';
import { noEncoding } from './encoding.js';
import { bits, list, listOf, membersOf, NOWHERE, optional, unsigned, unsignedNumber, type Members } from './members.js';
import { structureEncoding } from './structure.js';

/** GC info of all machines but x86: live states are written one by one as plain vectors, the header slim where it can be. */
export const gcInfoEncoding = structureEncoding(gcInfoKind, 'record', (writer, value, { version: formatVersion, target: { machine } }) => {
  if (machine === 'I386') throw noEncoding(machine, 'record');
  const version = gcInfoVersion(formatVersion);
  const encoding = GC_INFO_ENCODINGS[machine];
  const scale = gcInfoNormalization(machine, version);
  const members = membersOf(value);
  const slots = slotsOf(membersOf(members.Slots));
  const safePoints = list(members, 'SafePoints', offset);
  const interruptibleRanges = list(members, 'InterruptibleRanges', (range) => ({ start: offset(membersOf(range).Start), end: offset(membersOf(range).End) }));
  const safePointStates = optional(members, 'SafePointStates', (states) => ({ pointers: undefined, pointerWidth: 0, states: listOf(states, plainVector) }));
  writer.bytes(
    writeGcInfo(
      {
        kind: 'bit-stream',
        version,
        header: headerOf(members, { safePointCount: safePoints.length, interruptibleRangeCount: interruptibleRanges.length }, encoding, scale),
        safePoints,
        interruptibleRanges,
        slots,
        safePointStates,
        interruptibleStates: optional(members, 'InterruptibleStates', (states) => interruptibleStatesOf(states, { slotCount: trackedCount(slots), chunkCount: chunkCountOf(interruptibleRanges, scale, encoding) }, encoding)),
        transitions: [],
        range: NOWHERE,
      },
      machine,
    ),
  );
});

/** A stored number of 32 bits times its scale, plus what is stored of it less. */
const MAX_SCALED = 8 * 2 ** 32 + 8;
const FLAGS_BITS = 10;
const RETURN_KIND_BITS = 4;
const SLOT_FLAGS_BITS = 2;
const BASE_BITS = 2;

function offset(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > MAX_SCALED) throw noEncoding(value, 'record');
  return value;
}

function signedOffset(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || Math.abs(value) > MAX_SCALED) throw noEncoding(value, 'record');
  return value;
}

type Counts = Pick<GcInfoHeader, 'safePointCount' | 'interruptibleRangeCount'>;

function headerOf(members: Members, counts: Counts, encoding: GcInfoEncoding, scale: GcInfoNormalization): GcInfoHeader {
  const size = (name: string): number | undefined => optional(members, name, offset);
  const slot = (name: string): number | undefined => optional(members, name, signedOffset);
  const fat: GcInfoHeader = {
    slim: false,
    flags: bits(members, 'Flags', FLAGS_BITS),
    returnKind: optional(members, 'ReturnKind', () => bits(members, 'ReturnKind', RETURN_KIND_BITS)),
    codeLength: offset(members.CodeLength),
    prologSize: size('PrologSize'),
    epilogSize: size('EpilogSize'),
    gsCookieStackSlot: slot('GSCookieStackSlot'),
    pspSymStackSlot: slot('PSPSymStackSlot'),
    genericsInstContextStackSlot: slot('GenericsInstContextStackSlot'),
    stackBaseRegister: optional(members, 'StackBaseRegister', unsignedNumber),
    sizeOfEditAndContinuePreservedArea: size('SizeOfEditAndContinuePreservedArea'),
    sizeOfEditAndContinueFixedStackFrame: size('SizeOfEditAndContinueFixedStackFrame'),
    reversePInvokeFrameStackSlot: slot('ReversePInvokeFrameStackSlot'),
    sizeOfStackOutgoingAndScratchArea: size('SizeOfStackOutgoingAndScratchArea') ?? 0,
    ...counts,
  };
  const saysScratchArea = (members.SizeOfStackOutgoingAndScratchArea ?? undefined) !== undefined;
  return { ...fat, slim: !saysScratchArea && isSlim(fat, encoding, scale) };
}

/** Whether a slim header, which has hardly anything, holds it all. */
function isSlim(header: GcInfoHeader, encoding: GcInfoEncoding, scale: GcInfoNormalization): boolean {
  const { flags, stackBaseRegister, returnKind = 0, interruptibleRangeCount } = header;
  const isFramePointer = stackBaseRegister === undefined || stackBaseRegister === scale.stackBaseRegister(0);
  return (flags & ~FLAGS.HAS_STACK_BASE_REGISTER) === 0 && isFramePointer && returnKind < 2 ** encoding.SIZE_OF_RETURN_KIND_IN_SLIM_HEADER && interruptibleRangeCount === 0;
}

function slotsOf(members: Members): GcSlotTable {
  return {
    registers: list(members, 'Registers', (slot) => ({ kind: 'register', register: unsigned(membersOf(slot), 'Register'), flags: bits(membersOf(slot), 'Flags', SLOT_FLAGS_BITS) })),
    trackedStackSlots: list(members, 'StackSlots', stackSlot),
    untrackedStackSlots: list(members, 'UntrackedSlots', stackSlot),
  };
}

function stackSlot(value: unknown): StackSlot {
  const members = membersOf(value);
  return { kind: 'stack', base: bits(members, 'Base', BASE_BITS), offset: signedOffset(members.Offset), flags: bits(members, 'Flags', SLOT_FLAGS_BITS) };
}

function plainVector(slots: unknown): LiveVector {
  return { form: 'plain', skipFirst: false, slots: listOf(slots, unsignedNumber) };
}

/** More chunks than any method of the world has. */
const MAX_CHUNKS = 1 << 20;

function chunkCountOf(ranges: readonly InterruptibleRange[], { codeOffsetScale }: GcInfoNormalization, encoding: GcInfoEncoding): number {
  const length = ranges.reduce((sum, { start, end }) => sum + end - start, 0) / codeOffsetScale;
  return Math.ceil(length / encoding.NUM_NORM_CODE_OFFSETS_PER_CHUNK);
}

/** Chunks one behind the other; those that the value does not have have no states. */
function interruptibleStatesOf(value: unknown, { slotCount, chunkCount }: { slotCount: number; chunkCount: number }, encoding: GcInfoEncoding): InterruptibleStates {
  const chunks: (StateChunk | undefined)[] = [];
  const pointers: number[] = [];
  let position = 0;
  for (const chunk of listOf(value, membersOf)) {
    const index = unsigned(chunk, 'Chunk');
    if (index < chunks.length || index >= chunkCount || index >= MAX_CHUNKS) throw noEncoding(index, 'record');
    while (chunks.length < index) {
      chunks.push(undefined);
      pointers.push(0);
    }
    const states = chunkOf(chunk);
    chunks.push(states);
    pointers.push(position + 1);
    position += bitsOf(states, slotCount, encoding);
  }
  if (chunks.length === 0) return { pointerWidth: 0, pointers, chunks };
  if (chunkCount > MAX_CHUNKS) throw noEncoding(chunkCount, 'record');
  while (chunks.length < chunkCount) {
    chunks.push(undefined);
    pointers.push(0);
  }
  return { pointerWidth: 32 - Math.clz32(position), pointers, chunks };
}

function chunkOf(members: Members): StateChunk {
  const couldBeLive = plainVector(members.Live);
  const finalStates = list(members, 'FinalStates', unsignedNumber);
  const changes = list(members, 'Transitions', (transitions) => listOf(transitions, unsignedNumber));
  if (finalStates.length !== couldBeLive.slots.length || changes.length !== couldBeLive.slots.length) throw noEncoding(finalStates.length, 'record');
  return { couldBeLive, slots: couldBeLive.slots.map((slot, index) => ({ slot, liveAtEnd: finalStates[index] === 1, changes: changes[index] })) };
}

/** A plain vector, a final state of each slot that could be live, and its changes with a bit in front of each and one behind. */
function bitsOf({ slots }: StateChunk, slotCount: number, { NUM_NORM_CODE_OFFSETS_PER_CHUNK_LOG2: offsetBits }: GcInfoEncoding): number {
  return 1 + slotCount + slots.reduce((sum, { changes }) => sum + 2 + changes.length * (1 + offsetBits), 0);
}
