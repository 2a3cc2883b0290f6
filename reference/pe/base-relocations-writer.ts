import type { Rva } from '../io/addresses.js';
import { ByteWriter } from '../io/byte-writer.js';
import { BLOCK_HEADER_SIZE, type BaseRelocation } from './base-relocations.js';

/** A page with its relocations, padding included. */
export interface NewRelocationBlock {
  readonly pageRva: Rva;
  readonly entries: readonly BaseRelocation[];
}

/** Writes blocks of base relocations (baseRelocationBlocks has the layout). */
export function writeBaseRelocations(blocks: readonly NewRelocationBlock[]): Uint8Array {
  const writer = new ByteWriter();
  for (const { pageRva, entries } of blocks) {
    writer.u32(pageRva);
    writer.u32(BLOCK_HEADER_SIZE + entries.length * 2);
    for (const { type, address } of entries) writer.u16((type << 12) | (address - pageRva));
  }
  return writer.toBytes();
}
