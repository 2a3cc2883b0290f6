import { ByteWriter } from '../io/byte-writer.js';
import type { ArmUnwindLayout } from './arm-layout.js';
import type { EpilogScope, UnwindInfoArm } from './arm.js';

/** Writes unwind data of the ARM family (readUnwindInfoArm has the layout). */
export function writeUnwindInfoArm(unwind: UnwindInfoArm, layout: ArmUnwindLayout): Uint8Array {
  const { functionLength, version, xBit, eBit, fBit, epilogCount, codeWords, extendedEpilogCount, extendedCodeWords, epilogs, codes } = unwind;
  const writer = new ByteWriter();
  const fBits = layout.hasFragmentBit ? 1 : 0;
  const low = functionLength / layout.lengthUnit | (version << 18) | (xBit << 20) | (eBit << 21) | (fBit << 22);
  writer.u32(low | (epilogCount << (22 + fBits)) | (codeWords << (32 - layout.codeWordsBits)));
  if (epilogCount === 0 && codeWords === 0) writer.u32(extendedEpilogCount | (extendedCodeWords << 16));
  for (const epilog of epilogs) writer.u32(epilogWord(epilog, layout));
  writer.bytes(codes);
  writer.u32(unwind.personalityRva);
  return writer.toBytes();
}

function epilogWord({ start, reserved, index }: EpilogScope, layout: ArmUnwindLayout): number {
  return start | (reserved << 18) | (index << (18 + layout.scopeReservedBits));
}
