import type { ByteRange } from '../io/ranges.js';
import { readDataSegments } from '../wasm/module/data-segments.js';
import { readWasmModule } from '../wasm/module/sections.js';
import { WEBCIL_SIGNATURE } from './header.js';

/** The data segment that holds the payload; segment 0 says how large it is (wasm-r2r 8.2). */
const PAYLOAD_SEGMENT = 1;

/**
 * Where the Webcil payload lies in a wasm module; undefined if its second data segment is none.
 * @throws R2RError `wasm.*`, `truncated`
 */
export function findWebcilPayload(bytes: Uint8Array): ByteRange | undefined {
  const data = readDataSegments(readWasmModule(bytes)).at(PAYLOAD_SEGMENT)?.data;
  return data !== undefined && beginsWith(bytes, data, WEBCIL_SIGNATURE) ? data : undefined;
}

function beginsWith(bytes: Uint8Array, { start, end }: ByteRange, signature: number): boolean {
  if (end - start < 4) return false;
  return [0, 1, 2, 3].every((index) => bytes[start + index] === ((signature >>> (8 * index)) & 0xff));
}
