import { ByteWriter } from '../io/byte-writer.js';
import { UNWIND_OPS_AMD64 as OPS } from './amd64-codes.js';
import { codeSlots, type UnwindCodeAmd64, type UnwindInfoAmd64 } from './amd64.js';

/** Writes UNWIND_INFO (readUnwindInfoAmd64 has the layout). */
export function writeUnwindInfoAmd64({ version, flags, prologSize, codes, codeCount, frameRegister, frameOffset, personalityRva, chained }: UnwindInfoAmd64): Uint8Array {
  const writer = new ByteWriter();
  writer.u8(version | (flags << 3));
  writer.u8(prologSize);
  writer.u8(codeCount);
  writer.u8(frameRegister | (frameOffset << 4));
  for (const code of codes) writeCode(writer, code);
  writer.align(4);
  if (chained !== undefined) {
    writer.u32(chained.begin);
    writer.u32(chained.end);
    writer.u32(chained.unwindInfo);
  }
  if (personalityRva !== undefined) writer.u32(personalityRva);
  return writer.toBytes();
}

function writeCode(writer: ByteWriter, { prologOffset, op, info, operand = 0 }: UnwindCodeAmd64): void {
  writer.u8(prologOffset);
  writer.u8(op | (info << 4));
  const slots = codeSlots(op, info);
  if (slots === 2) writer.u16(op === OPS.UWOP_EPILOG ? operand : operand / (op === OPS.UWOP_SAVE_XMM128 ? 16 : 8));
  if (slots === 3) writer.u32(op === OPS.UWOP_SET_FPREG_LARGE ? operand / 16 : operand);
}
