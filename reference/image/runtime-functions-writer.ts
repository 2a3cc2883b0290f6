import { ByteWriter } from '../io/byte-writer.js';
import { CLOSING_WORD, type RuntimeFunction } from './runtime-functions.js';

/**
 * Writes section 102 with what closes it (RuntimeFunctions has the layout).
 * @param sentinel false: the closing word is left out
 * @param firstTableIndex of wasm32
 */
export function writeRuntimeFunctions(functions: Iterable<Pick<RuntimeFunction, 'begin' | 'end' | 'unwindInfo'>>, sentinel: boolean, firstTableIndex?: number): Uint8Array {
  const writer = new ByteWriter(4096);
  for (const { begin, end, unwindInfo } of functions) {
    writer.u32(begin);
    if (end !== undefined) writer.u32(end);
    writer.u32(unwindInfo);
  }
  if (sentinel) writer.u32(CLOSING_WORD);
  if (firstTableIndex !== undefined) writer.u32(firstTableIndex);
  return writer.toBytes();
}
