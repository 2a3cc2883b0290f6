import { R2RError } from '../errors.js';
import { fileOffset, type FileOffset } from './addresses.js';
import type { ByteRange, Phase } from './ranges.js';

/**
 * A position in bytes that moves forward as values are read. All integers are little-endian and may be unaligned.
 * Reading past `end` throws `truncated` with the range from the start of the unreadable field to `end`.
 */
export class ByteCursor {
  private readonly view: DataView;

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
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

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
    const value = this.view.getUint16(this.offset, true);
    this.offset += 2;
    return value;
  }

  u32(): number {
    this.need(4);
    const value = this.view.getUint32(this.offset, true);
    this.offset += 4;
    return value;
  }

  i32(): number {
    return this.u32() | 0;
  }

  u64(): bigint {
    this.need(8);
    const value = this.view.getBigUint64(this.offset, true);
    this.offset += 8;
    return value;
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
      throw new R2RError('truncated', `the input ends inside a field of ${length} bytes at offset ${fieldStart}`, {
        phase: this.phase,
        range: { start: Math.min(Math.max(fieldStart, 0), this.end), end: this.end },
      });
    }
  }
}
