import { R2RError } from '../errors.js';
import { fileOffset, type FileOffset } from '../io/addresses.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { readNativeUnsigned } from './integers.js';

/** Elements of a block. */
export const BLOCK_SIZE = 16;
const NODE_HAS_LOWER = 1;
const NODE_HAS_UPPER = 2;

/**
 * NativeArray of r2r-format 5.1 (sections 103 and 105): a sparse array of elements of any length.
 *
 *   nuint header           count * 4 + size of an index entry (0: u8, 1: u16, 2: u32)
 *   index[ceil(count/16)]  where the tree of each block of 16 begins, relative to the byte after the header
 *   nodes                  nuint: bit 0 lower half follows, bit 1 upper half follows at distance (value >> 2) from the
 *                          node; both clear: a leaf, its element follows and has index (value >> 2) in the block
 */
export class NativeArray {
  private readonly cursor: ByteCursor;
  readonly count: number;
  /** 1, 2 or 4 bytes. */
  readonly indexEntrySize: 1 | 2 | 4;
  /** What block offsets count from. */
  readonly base: FileOffset;
  /** The header and the index. */
  readonly headerRange: ByteRange;

  /**
   * @param cursor at the header; its end bounds every block and node
   * @throws R2RError `native-array.entry-size`, `native-integer.first-byte`, `truncated`
   */
  constructor(cursor: ByteCursor) {
    const start = cursor.offset;
    this.cursor = cursor.at(start);
    const header = readNativeUnsigned(this.cursor);
    this.count = header >>> 2;
    this.base = this.cursor.position;
    const sizeCode = header & 3;
    if (sizeCode === 3) {
      throw new R2RError('native-array.entry-size', 'the index entries of the array have the undefined size code 3', {
        range: { start, end: this.base },
      });
    }
    this.indexEntrySize = (1 << sizeCode) as 1 | 2 | 4;
    this.cursor.need(this.blockCount * this.indexEntrySize);
    this.headerRange = { start, end: this.base + this.blockCount * this.indexEntrySize };
  }

  get blockCount(): number {
    return Math.ceil(this.count / BLOCK_SIZE);
  }

  /**
   * The file offset of element `index`, or undefined if it is absent.
   * @throws R2RError `native-array.block`, `native-array.node`, `native-integer.first-byte`, `truncated`
   */
  lookup(index: number): FileOffset | undefined {
    if (index < 0 || index >= this.count) return undefined;
    const { cursor } = this;
    const inBlock = index % BLOCK_SIZE;
    let node = this.blockStart(Math.floor(index / BLOCK_SIZE));
    for (let bit = BLOCK_SIZE >> 1; bit > 0; bit >>= 1) {
      cursor.offset = node;
      const value = readNativeUnsigned(cursor);
      if ((inBlock & bit) !== 0) {
        if ((value & NODE_HAS_UPPER) !== 0) {
          node = this.upperHalf(node, value);
          continue;
        }
      } else if ((value & NODE_HAS_LOWER) !== 0) {
        node = cursor.offset;
        continue;
      }
      const isLeaf = (value & (NODE_HAS_LOWER | NODE_HAS_UPPER)) === 0;
      return isLeaf && value >>> 2 === inBlock ? cursor.position : undefined;
    }
    return fileOffset(node);
  }

  /** The elements that are present, in ascending order. @throws R2RError as `lookup` */
  *elements(): IterableIterator<{ readonly index: number; readonly position: FileOffset }> {
    for (let index = 0; index < this.count; index++) {
      const position = this.lookup(index);
      if (position !== undefined) yield { index, position };
    }
  }

  private blockStart(block: number): number {
    const { cursor, base, indexEntrySize } = this;
    const entry = base + block * indexEntrySize;
    cursor.offset = entry;
    const offset = indexEntrySize === 1 ? cursor.u8() : indexEntrySize === 2 ? cursor.u16() : cursor.u32();
    if (base + offset >= cursor.end) {
      throw new R2RError('native-array.block', `block ${block} of the array begins behind the end of the table`, {
        range: { start: entry, end: entry + indexEntrySize },
      });
    }
    return base + offset;
  }

  private upperHalf(node: number, value: number): number {
    const position = node + (value >>> 2);
    if (position >= this.cursor.end) {
      throw new R2RError('native-array.node', 'the upper half of a node lies behind the end of the table', {
        range: { start: node, end: this.cursor.offset },
      });
    }
    return position;
  }
}
