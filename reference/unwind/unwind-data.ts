import { R2RError } from '../errors.js';
import type { ReadContext } from '../image/context.js';
import type { RuntimeFunction } from '../image/runtime-functions.js';
import { has } from '../image/versions.js';
import { readUnwindInfoAmd64, type UnwindInfoAmd64 } from './amd64.js';
import { ARM_UNWIND_LAYOUTS } from './arm-layout.js';
import { readUnwindInfoArm, type UnwindInfoArm } from './arm.js';
import { readUnwindInfoWasm, type UnwindInfoWasm } from './wasm.js';
import { readUnwindInfoX86, type UnwindInfoX86 } from './x86.js';

/** The blob that UnwindInfo of a runtime function points to, without the GC info: that begins where `range` ends. */
export type UnwindData = UnwindInfoAmd64 | UnwindInfoArm | UnwindInfoX86 | UnwindInfoWasm;

const PACKED_MASK = 3;

/**
 * Reads the unwind data of a runtime function (r2r-format 9.2).
 * @throws R2RError `unwind-amd64.*`, `unwind-arm.*`, `wasm.leb128`, `rva.outside`, `truncated`
 */
export function readUnwindData(context: ReadContext, func: RuntimeFunction): UnwindData {
  const { machine } = context.target;
  const cursor = context.space.cursorAt(func.unwindInfo);
  switch (machine) {
    case 'AMD64':
      return readUnwindInfoAmd64(cursor);
    case 'I386':
      return readUnwindInfoX86(cursor, has(context.version, 'x86FunctionLength'));
    case 'WASM32':
      return readUnwindInfoWasm(cursor);
    default:
      // The Windows formats of ARM and ARM64 keep short unwind data in the entry itself and mark it here.
      if ((func.unwindInfo & PACKED_MASK) !== 0) {
        throw new R2RError('unwind-arm.packed', 'packed unwind data is not used in R2R images', {
          range: { start: func.range.end - 4, end: func.range.end },
        });
      }
      return readUnwindInfoArm(cursor, ARM_UNWIND_LAYOUTS[machine]);
  }
}
