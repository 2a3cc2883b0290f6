import { R2RError } from '../errors.js';
import { fileOffset, type FileOffset } from './addresses.js';
import type { ByteRange, Phase } from './ranges.js';

/**
 * A position in bytes that moves forward as values are read. All integers are little-endian and may be unaligned.
 * Reading past `end` throws `truncated` with the range from the start of the unreadable field to `end`.
 *
 * There are hundreds of thousands of these in a run: a DataView in each would cost more than putting bytes together.
 */
export class ByteCursor {
  /**
   * @param bytes the whole file
   * @param offset where to start, in bytes from the start of the file
   * @param end the first offset that must not be read (at most `bytes.length`)
   * @param phase the phase that a truncation here belongs to
   */
  constructor(
    readonly bytes: Uint8Array,
    public offset: number,
    readonly end: number = bytes.length,
    readonly phase: Phase = 'record',
  ) {}

  get position(): FileOffset {
    return fileOffset(this.offset);
  }

  get remaining(): number {
    return this.end - this.offset;
  }

  /** Another cursor over the same bytes and the same end. */
  at(offset: number): ByteCursor {
    return new ByteCursor(this.bytes, offset, this.end, this.phase);
  }

  rangeFrom(start: number): ByteRange {
    return { start, end: this.offset };
  }

  u8(): number {
    this.need(1);
    return this.bytes[this.offset++];
  }

  u16(): number {
    this.need(2);
    const { bytes, offset } = this;
    this.offset = offset + 2;
    return bytes[offset] | (bytes[offset + 1] << 8);
  }

  u32(): number {
    this.need(4);
    const { bytes, offset } = this;
    this.offset = offset + 4;
    return (bytes[offset] | (bytes[offset + 1] << 8) | (bytes[offset + 2] << 16) | (bytes[offset + 3] << 24)) >>> 0;
  }

  i32(): number {
    return this.u32() | 0;
  }

  u64(): bigint {
    this.need(8);
    const low = this.u32();
    return (BigInt(this.u32()) << 32n) | BigInt(low);
  }

  /** A view (no copy) of the next `length` bytes. */
  take(length: number): Uint8Array {
    this.need(length);
    const start = this.offset;
    this.offset += length;
    return this.bytes.subarray(start, this.offset);
  }

  skip(length: number): void {
    this.need(length);
    this.offset += length;
  }

  /** Throws `truncated` unless `length` more bytes can be read. `fieldStart` is where the unreadable field began. */
  need(length: number, fieldStart: number = this.offset): void {
    if (length < 0 || this.offset < 0 || this.offset + length > this.end) {
      throw new R2RError('truncated', `the input ends inside a field of ${length} ${length === 1 ? 'byte' : 'bytes'} at offset ${fieldStart}`, {
        phase: this.phase,
        range: { start: Math.min(Math.max(fieldStart, 0), this.end), end: this.end },
      });
    }
  }
}
