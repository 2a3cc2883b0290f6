import { readCodeLengthX86 } from '../gc-info/x86/code-length.js';
import type { ReadContext } from '../image/context.js';
import type { RuntimeFunction } from '../image/runtime-functions.js';
import type { UnwindData } from './unwind-data.js';

/**
 * How long the code of one runtime function is, in bytes (on wasm32 in virtual IPs): its end where the table has one, else
 * what the unwind data says, else (x86 images without function lengths, which have no funclets) the code length of the GC
 * info behind (r2r-format 9.1).
 * @throws R2RError `gc-info.code-length`, `gc-info-x86.number`, `truncated`
 */
export function functionLength(context: ReadContext, func: RuntimeFunction, unwind: UnwindData): number {
  switch (unwind.kind) {
    case 'amd64':
      return (func.end ?? func.begin) - func.begin;
    case 'arm':
      return unwind.functionLength;
    case 'wasm':
      return unwind.virtualIpCount;
    case 'x86':
      return unwind.functionLength ?? readCodeLengthX86(context.space.cursorAt(func.unwindInfo));
  }
}
