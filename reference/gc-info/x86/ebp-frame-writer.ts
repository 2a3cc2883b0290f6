import type { ByteWriter } from '../../io/byte-writer.js';
import { writePointerArguments } from './argument-table-writer.js';
import type { EbpFrameEntry } from './ebp-frame.js';

type EbpFrameCall = Extract<EbpFrameEntry, { readonly kind: 'call' }>;

/** Above these, the first byte of a small call would be that of another form. */
const MAX_SMALL_DELTA = 0x78;

/** Writes the call table of a method with an EBP frame (readEbpFrame has the layout), each call in its shortest form. */
export function writeEbpFrame(writer: ByteWriter, entries: readonly EbpFrameEntry[]): void {
  let before = 0;
  for (const entry of entries) {
    if (entry.kind === 'this') writer.u8(entry.registers << 4);
    else writeCall(writer, entry, entry.codeOffset - before);
    before = entry.codeOffset;
  }
  writer.u8(0xff);
}

function writeCall(writer: ByteWriter, call: EbpFrameCall, delta: number): void {
  const { registers, byrefRegisters, argMask, byrefArgMask, pointerArguments } = call;
  const hasByrefs = byrefRegisters !== 0 || byrefArgMask !== 0;
  if (pointerArguments.length > 0) {
    writer.u8(0xfb);
    writer.u8(registers | (byrefRegisters << 4));
    writer.u32(delta);
    writePointerArguments(writer, pointerArguments);
  } else if (!hasByrefs && argMask === 0 && delta > 0 && delta < 0x10) {
    writer.u8((registers << 4) | delta);
  } else if (!hasByrefs && argMask < 0x20 && delta <= MAX_SMALL_DELTA) {
    writer.u8(0x80 | delta);
    writer.u8((registers << 5) | argMask);
  } else if (!hasByrefs && argMask < 0x1000 && delta < 0x200) {
    writer.u8(0xfd);
    writer.u8(argMask);
    writer.u8(((argMask >> 4) & 0xf0) | (delta & 0xf));
    writer.u8((registers << 5) | (delta >> 4));
  } else if (hasByrefs && argMask < 0x20 && byrefArgMask < 0x20 && delta < 0x100) {
    writer.u8(0xf9);
    writer.u8(delta);
    writer.u8((registers << 5) | argMask);
    writer.u8((byrefRegisters << 5) | byrefArgMask);
  } else {
    writer.u8(hasByrefs ? 0xfa : 0xfe);
    writer.u8(registers | (byrefRegisters << 4));
    writer.u32(delta);
    writer.u32(argMask);
    if (hasByrefs) writer.u32(byrefArgMask);
  }
}
