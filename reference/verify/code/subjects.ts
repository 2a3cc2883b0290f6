import type { GcInfo } from '../../gc-info/gc-info.js';
import type { GcInfoX86 } from '../../gc-info/x86/gc-info-x86.js';
import type { RuntimeFunction, RuntimeFunctions } from '../../image/runtime-functions.js';
import type { UnwindData } from '../../unwind/unwind-data.js';

/** A runtime function with its unwind data. */
export interface FunctionCode {
  readonly func: RuntimeFunction;
  readonly unwind: UnwindData;
  /** In bytes, on wasm32 in virtual IPs. */
  readonly length: number;
  readonly functions: RuntimeFunctions;
}

/** The code of a method: its main body, its funclets, its cold part. */
export interface MethodCode<Info = GcInfo | GcInfoX86> {
  /** The main body. */
  readonly func: RuntimeFunction;
  readonly gcInfo: Info;
  /** The lengths of all parts together; undefined if one of them is not known. */
  readonly length: number | undefined;
}
