import type { ReadContext } from '../image/context.js';
import type { RuntimeFunction } from '../image/runtime-functions.js';
import { fileOffset } from '../io/addresses.js';
import type { UnwindData } from '../unwind/unwind-data.js';
import { readGcInfo, type GcInfo } from './gc-info.js';
import { readGcInfoX86, type GcInfoX86 } from './x86/gc-info-x86.js';

/**
 * Reads the GC info of a method, which lies behind the unwind data of its first runtime function (r2r-format 9.2).
 * @throws R2RError `gc-info.*`, `gc-info-x86.*`, `limit.exceeded`, `truncated`
 */
export function readMethodGcInfo(context: ReadContext, func: RuntimeFunction, unwind: UnwindData): GcInfo | GcInfoX86 {
  const { machine } = context.target;
  const offset = fileOffset(unwind.range.end);
  const { end } = context.space.cursorAt(func.unwindInfo);
  return machine === 'I386' ? readGcInfoX86(context, offset, end) : readGcInfo(context, machine, offset, end);
}
