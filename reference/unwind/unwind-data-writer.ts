import type { Machine } from '../image/target.js';
import { ByteWriter } from '../io/byte-writer.js';
import { writeU32Leb } from '../wasm/module/leb-writer.js';
import { writeUnwindInfoAmd64 } from './amd64-writer.js';
import { ARM_UNWIND_LAYOUTS, type ArmFamilyMachine } from './arm-layout.js';
import { writeUnwindInfoArm } from './arm-writer.js';
import type { UnwindData } from './unwind-data.js';
import type { UnwindInfoWasm } from './wasm.js';
import type { UnwindInfoX86 } from './x86.js';

/** Writes the unwind data of a runtime function of a machine (r2r-format 9.2), without the GC info behind it. */
export function writeUnwindData(machine: Machine, unwind: UnwindData): Uint8Array {
  switch (unwind.kind) {
    case 'amd64':
      return writeUnwindInfoAmd64(unwind);
    case 'arm':
      return writeUnwindInfoArm(unwind, ARM_UNWIND_LAYOUTS[machine as ArmFamilyMachine]);
    case 'x86':
      return writeUnwindInfoX86(unwind);
    case 'wasm':
      return writeUnwindInfoWasm(unwind);
  }
}

function writeUnwindInfoX86({ functionLength }: UnwindInfoX86): Uint8Array {
  const writer = new ByteWriter();
  if (functionLength !== undefined) writer.u32(functionLength);
  return writer.toBytes();
}

function writeUnwindInfoWasm({ frameSize, virtualIpCount }: UnwindInfoWasm): Uint8Array {
  const writer = new ByteWriter();
  writeU32Leb(writer, frameSize);
  writeU32Leb(writer, virtualIpCount / 2);
  return writer.toBytes();
}
