import { ByteCursor } from '../../io/cursor.js';
import { baseRelocationBlocks, baseRelocations } from '../../pe/base-relocations.js';
import type { Kind } from './kind.js';

export const baseRelocationsKind: Kind = ({ context, size }) => {
  const { bytes } = context.space;
  const cursor = new ByteCursor(bytes, 0, Math.min(size, bytes.length), 'container');
  const value = {
    Blocks: Array.from(baseRelocationBlocks(cursor), (block) => ({
      PageRVA: block.pageRva,
      BlockSize: block.range.end - block.range.start,
      Relocations: Array.from(baseRelocations(bytes, block), ({ type, address }) => ({ Offset: (address - block.pageRva) >>> 0, Type: type })),
    })),
  };
  return { value, end: cursor.offset };
};
