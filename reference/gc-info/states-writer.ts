import type { BitWriter } from '../io/bit-writer.js';
import type { GcInfoEncoding } from './encodings.js';
import type { InterruptibleStates, StateChunk } from './interruptible-states.js';
import { writeLiveVector, writePlainVector } from './live-vectors-writer.js';
import { writePointers, writeStates } from './pointers-writer.js';
import type { SafePointStates } from './safe-point-states.js';
import { writeVarLengthUnsigned } from './varlen-writer.js';

/** Writes the live states of the safe points (readSafePointStates has the layout). @throws R2RError `gc-info.pointer` */
export function writeSafePointStates(writer: BitWriter, { pointers, pointerWidth, states }: SafePointStates, slotCount: number, encoding: GcInfoEncoding): void {
  writer.flag(pointers !== undefined);
  if (pointers === undefined) {
    for (const { slots } of states) writePlainVector(writer, slots, slotCount);
    return;
  }
  writeVarLengthUnsigned(writer, pointerWidth - 1, encoding.POINTER_SIZE_ENCBASE);
  writePointers(writer, pointers, pointerWidth);
  const placed = new Map(pointers.map((pointer, index) => [pointer, states[index]]));
  writeStates(writer, placed, (state) => writeLiveVector(writer, state, slotCount, encoding));
}

/** Writes the live states of interruptible code (readInterruptibleStates has the layout). @throws R2RError `gc-info.pointer` */
export function writeInterruptibleStates(writer: BitWriter, states: InterruptibleStates, slotCount: number, encoding: GcInfoEncoding): void {
  const { pointerWidth, pointers, chunks } = states;
  writeVarLengthUnsigned(writer, pointerWidth, encoding.POINTER_SIZE_ENCBASE);
  if (pointerWidth === 0) return;
  writePointers(writer, pointers, pointerWidth);
  const placed = new Map<number, StateChunk>();
  for (const [index, chunk] of chunks.entries()) {
    if (chunk !== undefined) placed.set(pointers[index] - 1, chunk);
  }
  writeStates(writer, placed, (chunk) => writeChunk(writer, chunk, slotCount, encoding));
}

function writeChunk(writer: BitWriter, { couldBeLive, slots }: StateChunk, slotCount: number, encoding: GcInfoEncoding): void {
  writeLiveVector(writer, couldBeLive, slotCount, encoding);
  for (const { liveAtEnd } of slots) writer.flag(liveAtEnd);
  for (const { changes } of slots) {
    for (const change of changes) {
      writer.flag(true);
      writer.bits(change, encoding.NUM_NORM_CODE_OFFSETS_PER_CHUNK_LOG2);
    }
    writer.flag(false);
  }
}
