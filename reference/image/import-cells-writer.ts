import { ByteWriter } from '../io/byte-writer.js';

/** Writes what the cells of an import section begin as. @param words of pointer size; a cell has one or more */
export function writeImportCells(words: readonly bigint[], pointerSize: number): Uint8Array {
  const writer = new ByteWriter(words.length * pointerSize);
  for (const word of words) {
    if (pointerSize === 8) writer.u64(word);
    else writer.u32(Number(word));
  }
  return writer.toBytes();
}
