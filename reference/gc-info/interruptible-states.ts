import type { BitCursor } from '../io/bit-cursor.js';
import type { GcInfoEncoding } from './encodings.js';
import { checkChangeCount, checkStateCount, readLiveVector, type LiveVector } from './live-vectors.js';
import { readPointers, seekState } from './pointers.js';
import { readVarLengthUnsigned } from './varlen.js';

/** A slot of a chunk that is live somewhere in it. */
export interface ChunkSlot {
  readonly slot: number;
  readonly liveAtEnd: boolean;
  /** Where it changes, in normalized offsets from the start of the chunk, as stored. */
  readonly changes: readonly number[];
}

/** 64 normalized offsets of the interruptible ranges put end to end. Slots that it does not list are dead in it. */
export interface StateChunk {
  readonly couldBeLive: LiveVector;
  readonly slots: readonly ChunkSlot[];
}

export interface InterruptibleStates {
  /** 0: nothing is ever live, and there is no pointer. */
  readonly pointerWidth: number;
  /** Per chunk 0 (nothing changes since the chunk before), or 1 + bit offset of the chunk from the byte behind the pointers. */
  readonly pointers: readonly number[];
  /** Per chunk; undefined where the pointer is 0. */
  readonly chunks: readonly (StateChunk | undefined)[];
}

/**
 * Reads the live states of fully interruptible code (r2r-format 9.4).
 *
 *   pointer width, a pointer per chunk, at a byte boundary the chunks:
 *     live vector of the slots that could be live, per such slot 1 bit (live at the end of the chunk), then per such slot
 *     (1, 6 bits: offset of a change)* 0
 *
 * @param length of all interruptible ranges, in normalized code offsets
 * Leaves the cursor behind the last chunk. Throws `gc-info.count`, `gc-info.pointer`,
 * `gc-info.run-length`, `gc-info.number`, `limit.exceeded`, `truncated`.
 */
export function readInterruptibleStates(cursor: BitCursor, length: number, slotCount: number, encoding: GcInfoEncoding): InterruptibleStates {
  const widthStart = cursor.position;
  const pointerWidth = readVarLengthUnsigned(cursor, encoding.POINTER_SIZE_ENCBASE);
  if (pointerWidth === 0) return { pointerWidth, pointers: [], chunks: [] };

  const pointers = readPointers(cursor, Math.ceil(length / encoding.NUM_NORM_CODE_OFFSETS_PER_CHUNK), pointerWidth, widthStart);
  checkStateCount(cursor, pointers.length, slotCount);
  const base = cursor.position;
  const chunks: (StateChunk | undefined)[] = [];
  let end = base;
  let changes = 0;
  for (let i = 0; i < pointers.length; i++) {
    if (pointers[i] === 0) {
      chunks.push(undefined);
      continue;
    }
    seekState(cursor, base, pointers[i] - 1, `Chunks[${i}]`);
    const chunk = readChunk(cursor, slotCount, encoding);
    for (const slot of chunk.slots) changes += slot.changes.length;
    checkChangeCount(cursor, changes);
    chunks.push(chunk);
    end = Math.max(end, cursor.position);
  }
  cursor.seek(end);
  return { pointerWidth, pointers, chunks };
}

function readChunk(cursor: BitCursor, slotCount: number, encoding: GcInfoEncoding): StateChunk {
  const couldBeLive = readLiveVector(cursor, slotCount, encoding);
  const liveAtEnd = couldBeLive.slots.map(() => cursor.flag());
  const slots = couldBeLive.slots.map((slot, i) => {
    const changes: number[] = [];
    while (cursor.flag()) changes.push(cursor.bits(encoding.NUM_NORM_CODE_OFFSETS_PER_CHUNK_LOG2));
    return { slot, liveAtEnd: liveAtEnd[i], changes };
  });
  return { couldBeLive, slots };
}
