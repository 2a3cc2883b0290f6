import { R2RError } from '../errors.js';
import { fileOffset, type FileOffset } from '../io/addresses.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { readNativeSigned } from './integers.js';

/** One entry of a NativeHashtable. */
export interface HashtableEntry {
  readonly bucket: number;
  /** The low byte of the hash code; the bucket adds the bits from 8 up to the bucket count. */
  readonly lowHash: number;
  /** The entry itself: the hash byte and the offset. */
  readonly range: ByteRange;
  /** Where the payload begins. */
  readonly payload: FileOffset;
}

const MAX_BUCKET_SHIFT = 31;

/**
 * NativeHashtable of r2r-format 5.2 (sections 108, 109, 114, 117, 119, 124 to 126).
 *
 *   u8  header            log2(bucket count) * 4 + size of a cell (0: u8, 1: u16, 2: u32)
 *   cell[buckets + 1]     where each bucket begins, relative to the byte after the header; the last is the end
 *   entries               u8 low byte of the hash code, nint offset of the payload from the offset's own position
 */
export class NativeHashtable {
  private readonly cursor: ByteCursor;
  readonly bucketCount: number;
  /** 1, 2 or 4 bytes. */
  readonly cellSize: 1 | 2 | 4;
  /** What bucket offsets count from. */
  readonly base: FileOffset;

  /**
   * @param cursor at the header; its end bounds entries and payloads
   * @throws R2RError `native-hashtable.entry-size`, `native-hashtable.bucket-count`, `truncated`
   */
  constructor(cursor: ByteCursor) {
    const start = cursor.offset;
    this.cursor = cursor.at(start);
    const header = this.cursor.u8();
    this.base = this.cursor.position;
    const shift = header >>> 2;
    const sizeCode = header & 3;
    const range = { start, end: start + 1 };
    if (sizeCode === 3) {
      throw new R2RError('native-hashtable.entry-size', 'the cells of the hashtable have the undefined size code 3', { range });
    }
    if (shift > MAX_BUCKET_SHIFT) {
      throw new R2RError('native-hashtable.bucket-count', `2^${shift} buckets do not fit in 32 bits`, { range });
    }
    this.bucketCount = 2 ** shift;
    this.cellSize = (1 << sizeCode) as 1 | 2 | 4;
    this.cursor.need((this.bucketCount + 1) * this.cellSize);
  }

  /** All entries in the order of the table. @throws R2RError `native-hashtable.cells`, `native-hashtable.entry-offset`, `truncated` */
  *entries(): IterableIterator<HashtableEntry> {
    for (let bucket = 0; bucket < this.bucketCount; bucket++) yield* this.bucketEntries(bucket);
  }

  /** The entries of one bucket, sorted by low hash byte. @throws R2RError as `entries` */
  *bucketEntries(bucket: number): IterableIterator<HashtableEntry> {
    const end = this.bucketStart(bucket + 1);
    let position = this.bucketStart(bucket);
    this.checkCells(bucket, position, end);
    while (position < end) {
      const entry = this.readEntry(bucket, position, end);
      position = entry.range.end;
      yield entry;
    }
  }

  /** The entries whose hash code may be `hash` (unsigned 32 bits); the caller compares keys. @throws R2RError as `entries` */
  *lookup(hash: number): IterableIterator<HashtableEntry> {
    const lowHash = hash & 0xff;
    for (const entry of this.bucketEntries(this.bucketOf(hash))) {
      if (entry.lowHash > lowHash) return;
      if (entry.lowHash === lowHash) yield entry;
    }
  }

  /** The bucket that holds hash code `hash`. */
  bucketOf(hash: number): number {
    return ((hash >>> 8) & (this.bucketCount - 1)) >>> 0;
  }

  private bucketStart(bucket: number): number {
    const { cursor, base, cellSize } = this;
    cursor.offset = base + bucket * cellSize;
    return base + (cellSize === 1 ? cursor.u8() : cellSize === 2 ? cursor.u16() : cursor.u32());
  }

  private checkCells(bucket: number, start: number, end: number): void {
    if (start <= end && end <= this.cursor.end && start >= this.base) return;
    const cell = this.base + (bucket + 1) * this.cellSize;
    throw new R2RError('native-hashtable.cells', `bucket ${bucket} of the hashtable ends before it begins, or outside the table`, {
      range: { start: cell, end: cell + this.cellSize },
    });
  }

  private readEntry(bucket: number, position: number, end: number): HashtableEntry {
    const { cursor } = this;
    cursor.offset = position;
    const lowHash = cursor.u8();
    const distance = readNativeSigned(cursor);
    const payload = position + 1 + distance;
    if (distance <= 0 || payload >= cursor.end) {
      throw new R2RError('native-hashtable.entry-offset', 'the payload of a hashtable entry lies outside the table', {
        range: { start: position + 1, end: cursor.offset },
      });
    }
    if (cursor.offset > end) {
      throw new R2RError('native-hashtable.cells', `the last entry of bucket ${bucket} runs past the end of the bucket`, {
        range: { start: position, end: cursor.offset },
      });
    }
    return { bucket, lowHash, range: { start: position, end: cursor.offset }, payload: fileOffset(payload) };
  }
}
