import { R2RError } from '../errors.js';
import { rva, type Rva } from '../io/addresses.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';

/** One block of base relocations: those of one page. */
export interface BaseRelocationBlock {
  readonly pageRva: Rva;
  /** Padding entries included. */
  readonly count: number;
  readonly range: ByteRange;
}

export interface BaseRelocation {
  /** A value of BaseRelocationType, or any other. */
  readonly type: number;
  readonly address: Rva;
}

export const BLOCK_HEADER_SIZE = 8;

/*
 * u32 PageRVA | u32 BlockSize, these 8 bytes included | u16[] Type << 12 | offset in the page
 */
/**
 * The blocks of a relocation table, up to the end of the cursor. A BlockSize of 0 ends it: what follows is padding.
 * @throws R2RError `base-relocations.block-size` (too small, odd, or beyond the table), `truncated`
 */
export function* baseRelocationBlocks(cursor: ByteCursor): Generator<BaseRelocationBlock> {
  while (cursor.remaining > 0) {
    const start = cursor.offset;
    const pageRva = rva(cursor.u32());
    const size = cursor.u32();
    if (size === 0) return;
    if (size < BLOCK_HEADER_SIZE || size % 2 !== 0 || size - BLOCK_HEADER_SIZE > cursor.remaining) {
      throw new R2RError('base-relocations.block-size', `a block of base relocations says it has ${size} bytes`, {
        range: { start: start + 4, end: start + 8 },
      });
    }
    cursor.skip(size - BLOCK_HEADER_SIZE);
    yield { pageRva, count: (size - BLOCK_HEADER_SIZE) / 2, range: cursor.rangeFrom(start) };
  }
}

/** The entries of a block, padding included, in their order; `bytes` is the file. */
export function* baseRelocations(bytes: Uint8Array, block: BaseRelocationBlock): Generator<BaseRelocation> {
  for (let at = block.range.start + BLOCK_HEADER_SIZE; at < block.range.end; at += 2) {
    const entry = bytes[at] | (bytes[at + 1] << 8);
    yield { type: entry >> 12, address: rva(block.pageRva + (entry & 0xfff)) };
  }
}
