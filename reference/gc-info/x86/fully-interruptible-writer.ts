import type { ByteWriter } from '../../io/byte-writer.js';
import type { InterruptibleEntry } from './fully-interruptible.js';
import { writeUnsigned } from './integers-writer.js';

const MAX_DELTA = 7;
const MAX_SKIP = 64;
const MAX_ARGUMENT = 5;

/**
 * Writes the register and argument table of a fully interruptible method (readFullyInterruptible has the layout) with the
 * opcodes that the JIT chooses: of a delta below 72 all but the low three bits are stepped over
 * in one byte, a larger one is stepped over as a whole; entries with numbers of their own carry no delta.
 */
export function writeFullyInterruptible(writer: ByteWriter, entries: readonly InterruptibleEntry[]): void {
  let before = 0;
  for (const entry of entries) {
    const delta = advance(writer, entry.codeOffset - before);
    before = entry.codeOffset;
    writeEntry(writer, entry, delta);
  }
  writer.u8(0xff);
}

function writeEntry(writer: ByteWriter, entry: InterruptibleEntry, delta: number): void {
  switch (entry.kind) {
    case 'register':
      writePrefixes(writer, entry);
      writer.u8((entry.live ? 0x40 : 0) | (entry.register << 3) | delta);
      break;
    case 'push-non-pointer':
      writer.u8(0xb0 | delta);
      break;
    case 'push':
      if (entry.argument > MAX_ARGUMENT) skipRest(writer, delta);
      writePrefixes(writer, entry);
      if (entry.argument > MAX_ARGUMENT) {
        writer.u8(0xf8);
        writeUnsigned(writer, entry.argument);
      } else {
        writer.u8(0x80 | (entry.argument << 3) | delta);
      }
      break;
    case 'pop':
      // The short form of no arguments is a step.
      if (entry.count > MAX_ARGUMENT || entry.count === 0) {
        skipRest(writer, delta);
        writer.u8(0xfc);
        writeUnsigned(writer, entry.count);
      } else {
        writer.u8(0xc0 | (entry.count << 3) | delta);
      }
      break;
    case 'kill':
      skipRest(writer, delta);
      writer.u8(0xfd);
      writeUnsigned(writer, entry.argument);
      break;
    case 'adjust-count':
      skipRest(writer, delta);
      writer.u8(0xf9);
      writeUnsigned(writer, entry.count);
      break;
  }
}

/** Steps over the most of a delta, and returns the rest. */
function advance(writer: ByteWriter, delta: number): number {
  if (delta <= MAX_DELTA) return delta;
  if (delta >> 3 <= MAX_SKIP >> 3) {
    writer.u8(0xf0 | ((delta >> 3) - 1));
    return delta & MAX_DELTA;
  }
  writer.u8(0xb8);
  writeUnsigned(writer, delta);
  return 0;
}

/** A pop of nothing is a step. */
function skipRest(writer: ByteWriter, delta: number): void {
  if (delta > 0) writer.u8(0xc0 | delta);
}

function writePrefixes(writer: ByteWriter, { isThis, interior }: { readonly isThis: boolean; readonly interior: boolean }): void {
  if (isThis) writer.u8(0xbc);
  if (interior) writer.u8(0xbf);
}
