import { R2RError } from '../errors.js';
import type { BitCursor } from '../io/bit-cursor.js';

// r2r-format 2.5, gcinfodecoder.h: a number is stored in chunks of base + 1 bits, the least significant chunk first; the
// top bit of a chunk says that another one follows. Chunks that add nothing are legal, up to this many bits.
const MAX_VALUE_BITS = 48;

/**
 * Reads an unsigned number, 0 .. 2^32 - 1, with `base` value bits a chunk.
 * Throws `gc-info.number` above 32 bits, `truncated`.
 */
export function readVarLengthUnsigned(cursor: BitCursor, base: number): number {
  const more = 1 << base;
  let chunk = cursor.bits(base + 1);
  if ((chunk & more) === 0) return chunk;
  const start = cursor.position - base - 1;
  let value = chunk & (more - 1);
  let scale = more;
  for (let bits = base; (chunk & more) !== 0; bits += base, scale *= more) {
    if (bits > MAX_VALUE_BITS) throw outOfRange(cursor, start);
    cursor.need(base + 1, start);
    chunk = cursor.bits(base + 1);
    value += (chunk & (more - 1)) * scale;
  }
  if (value > 0xffffffff) throw outOfRange(cursor, start);
  return value;
}

/**
 * Reads a signed number, -2^31 .. 2^31 - 1: the chunks of an unsigned one, its sign the top value bit of the last chunk.
 * Throws `gc-info.number` outside that range, `truncated`.
 */
export function readVarLengthSigned(cursor: BitCursor, base: number): number {
  const more = 1 << base;
  const start = cursor.position;
  let value = 0;
  let scale = 1;
  for (let bits = base; ; bits += base) {
    if (bits > MAX_VALUE_BITS) throw outOfRange(cursor, start);
    cursor.need(base + 1, start);
    const chunk = cursor.bits(base + 1);
    value += (chunk & (more - 1)) * scale;
    scale *= more;
    if ((chunk & more) === 0) {
      if ((chunk & (more >> 1)) !== 0) value -= scale;
      if (value < -0x80000000 || value > 0x7fffffff) throw outOfRange(cursor, start);
      return value;
    }
  }
}

/**
 * Reads an unsigned number that counts things of at least `bitsEach` bits which follow in the stream.
 * Throws `gc-info.count` if so many do not fit (of things without a bit there can be one), `gc-info.number`, `truncated`.
 */
export function readCount(cursor: BitCursor, base: number, bitsEach: number, path: string): number {
  const start = cursor.position;
  const count = readVarLengthUnsigned(cursor, base);
  if (bitsEach === 0 ? count > 1 : count * bitsEach > cursor.remainingBits) {
    throw new R2RError('gc-info.count', `${count} entries of at least ${bitsEach} bits do not fit in the ${cursor.remainingBits} bits left`, {
      phase: cursor.phase,
      range: cursor.rangeFrom(start),
      path,
    });
  }
  return count;
}

function outOfRange(cursor: BitCursor, start: number): R2RError {
  return new R2RError('gc-info.number', 'a number of the GC info needs more than 32 bits', {
    phase: cursor.phase,
    range: cursor.rangeFrom(start),
  });
}
