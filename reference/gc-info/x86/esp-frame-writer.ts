import type { ByteWriter } from '../../io/byte-writer.js';
import { writePointerArguments } from './argument-table-writer.js';
import { CALL_COMMON_DELTAS, CALL_PATTERNS } from './call-patterns.js';
import type { EspFrameCall, EspFrameEntry } from './esp-frame.js';
import { writeUnsigned } from './integers-writer.js';

const MAX_PUSH_DELTA = 31;
const MAX_SMALL_DELTA = 15;
const MAX_POP_COUNT = 3;

/**
 * Writes the table of a method that addresses its frame by ESP (readEspFrame has the layout) with the opcodes that the JIT
 * chooses.
 */
export function writeEspFrame(writer: ByteWriter, entries: readonly EspFrameEntry[]): void {
  let before = 0;
  for (const entry of entries) {
    writeEntry(writer, entry, entry.codeOffset - before);
    before = entry.codeOffset;
  }
  writer.u8(0xff);
}

function writeEntry(writer: ByteWriter, entry: EspFrameEntry, delta: number): void {
  switch (entry.kind) {
    case 'push':
      if (entry.count === 1) {
        writer.u8(advanceTo(writer, delta, MAX_PUSH_DELTA));
      } else {
        skip(writer, delta);
        writer.u8(0x20);
        writeUnsigned(writer, entry.count);
      }
      break;
    case 'pop': {
      const rest = advanceTo(writer, delta, MAX_SMALL_DELTA);
      writer.u8(0x40 | (Math.min(entry.count, MAX_POP_COUNT) << 4) | rest);
      break;
    }
    case 'interior-mask':
      skipBeforeCall(writer, delta);
      writer.u8(0xf0);
      writeUnsigned(writer, entry.mask);
      break;
    case 'this':
      skip(writer, delta);
      writer.u8(0xf4 | entry.register);
      break;
    case 'call':
      writeCall(writer, entry, delta);
      break;
  }
}

function writeCall(writer: ByteWriter, call: EspFrameCall, delta: number): void {
  const { registers, argCount, argMask, interiorMask, pointerArguments } = call;
  if (pointerArguments.length > 0) {
    writer.u8(0xf8);
    writer.u8(registers | (interiorMask << 4));
    writer.u32(delta);
    writer.u32(argCount);
    writePointerArguments(writer, pointerArguments);
    return;
  }
  const pattern = nearestPattern(call, delta);
  if (pattern !== undefined) {
    skipBeforeCall(writer, delta - CALL_PATTERNS[pattern][3]);
    writer.u8(0x80 + pattern);
    return;
  }
  const common = commonDelta(delta);
  if (common !== undefined && argCount < 8 && argMask < 8) {
    skipBeforeCall(writer, delta - CALL_COMMON_DELTAS[common]);
    writer.u8(0xd0 | registers);
    writer.u8((common << 6) | (argCount << 3) | argMask);
    return;
  }
  skipBeforeCall(writer, delta);
  writer.u8(0xe0 | registers);
  writeUnsigned(writer, argCount);
  writeUnsigned(writer, argMask);
}

/** The pattern of a call with the largest delta that is at most `delta`. */
function nearestPattern({ registers, argCount, argMask }: EspFrameCall, delta: number): number | undefined {
  let best: number | undefined;
  for (const [index, [count, mask, pointers, patternDelta]] of CALL_PATTERNS.entries()) {
    if (count !== argCount || mask !== registers || pointers !== argMask) continue;
    if (patternDelta > delta) continue;
    if (best === undefined || patternDelta > CALL_PATTERNS[best][3]) best = index;
  }
  return best;
}

/** The common delta itself; else the largest if a step of one byte leads to it; else the smallest, for any step. */
function commonDelta(delta: number): number | undefined {
  const exact = CALL_COMMON_DELTAS.indexOf(delta);
  if (exact >= 0) return exact;
  const largest = CALL_COMMON_DELTAS.length - 1;
  const beyond = delta - CALL_COMMON_DELTAS[largest];
  if (beyond > 0 && beyond <= MAX_SMALL_DELTA) return largest;
  return delta > CALL_COMMON_DELTAS[0] ? 0 : undefined;
}

/** Steps over what of a delta is above `max`, and returns the rest. */
function advanceTo(writer: ByteWriter, delta: number, max: number): number {
  if (delta <= max) return delta;
  skip(writer, delta - max);
  return max;
}

/** Steps over a delta; only in front of calls in one byte. */
function skipBeforeCall(writer: ByteWriter, delta: number): void {
  if (delta > 0 && delta <= MAX_SMALL_DELTA) writer.u8(0x40 | delta);
  else skip(writer, delta);
}

function skip(writer: ByteWriter, delta: number): void {
  if (delta === 0) return;
  writer.u8(0x40);
  writeUnsigned(writer, delta);
}
