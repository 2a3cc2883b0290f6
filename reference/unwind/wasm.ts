import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { readU32Leb } from '../wasm/module/leb.js';

/** Unwind data of a wasm function. */
export interface UnwindInfoWasm {
  readonly kind: 'wasm';
  /** In bytes. */
  readonly frameSize: number;
  /** How many virtual IPs the function has; half of it is stored. */
  readonly virtualIpCount: number;
  readonly range: ByteRange;
}

/**
 * Reads the unwind blob of wasm: ULEB128 frame size, ULEB128 number of virtual IPs / 2 (wasm-r2r 8.4).
 * Throws `wasm.leb128`, `truncated`.
 */
export function readUnwindInfoWasm(cursor: ByteCursor): UnwindInfoWasm {
  const start = cursor.offset;
  const frameSize = readU32Leb(cursor);
  const virtualIpCount = readU32Leb(cursor) * 2;
  return { kind: 'wasm', frameSize, virtualIpCount, range: cursor.rangeFrom(start) };
}
