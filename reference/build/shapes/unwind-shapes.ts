import type { UnwindCodeAmd64, UnwindInfoAmd64 } from '../../unwind/amd64.js';
import type { EpilogScope, UnwindInfoArm } from '../../unwind/arm.js';
import type { UnwindData } from '../../unwind/unwind-data.js';
import type { UnwindInfoWasm } from '../../unwind/wasm.js';
import type { UnwindInfoX86 } from '../../unwind/x86.js';
import { bytes, integer, list, oneOf, optional, range, record, rva, u32, u4, u8, variants } from './shape.js';

const DERIVED = ['rva', 'bytes'];

const amd64 = record<UnwindInfoAmd64>(
  {
    kind: oneOf('amd64'),
    version: integer(0, 7),
    flags: integer(0, 31),
    prologSize: u8,
    codeCount: u8,
    frameRegister: u4,
    frameOffset: u4,
    codes: list(record<UnwindCodeAmd64>({ prologOffset: u8, op: u4, info: u4, operand: optional(u32) })),
    personalityRva: optional(rva),
    chained: optional(record<NonNullable<UnwindInfoAmd64['chained']>>({ begin: rva, end: rva, unwindInfo: rva })),
    range,
  },
  ...DERIVED,
);

const arm = record<UnwindInfoArm>(
  {
    kind: oneOf('arm'),
    functionLength: u32,
    version: u8,
    xBit: oneOf(0, 1),
    eBit: oneOf(0, 1),
    fBit: oneOf(0, 1),
    epilogCount: u8,
    codeWords: u8,
    extendedEpilogCount: integer(0, 0xffff),
    extendedCodeWords: u8,
    epilogs: list(record<EpilogScope>({ start: u32, reserved: u8, index: integer(0, 0x3ff) })),
    codes: bytes,
    personalityRva: rva,
    range,
  },
  ...DERIVED,
);

/** Unwind data of all machines. */
export const unwindData = variants<UnwindData>('kind', {
  amd64,
  arm,
  x86: record<UnwindInfoX86>({ kind: oneOf('x86'), functionLength: optional(u32), range }, ...DERIVED),
  wasm: record<UnwindInfoWasm>({ kind: oneOf('wasm'), frameSize: u32, virtualIpCount: u32, range }, ...DERIVED),
});
