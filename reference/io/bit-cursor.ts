import { R2RError } from '../errors.js';
import type { ByteRange, Phase } from './ranges.js';

/**
 * A position in a stream of bits that moves forward as values are read: bytes in order, in each byte the least
 * significant bit first. Positions are bit offsets from the start of `bytes` and may exceed 32 bits.
 */
export class BitCursor {
  private byte: number;
  private bit = 0;

  /**
   * @param bytes the whole file
   * @param offset where to start, in bytes
   * @param end the first byte that must not be read
   * @param phase the phase that a truncation here belongs to
   */
  constructor(
    readonly bytes: Uint8Array,
    offset: number,
    readonly end: number = bytes.length,
    readonly phase: Phase = 'record',
  ) {
    this.byte = offset;
  }

  /** In bits from the start of `bytes`. */
  get position(): number {
    return this.byte * 8 + this.bit;
  }

  get remainingBits(): number {
    return (this.end - this.byte) * 8 - this.bit;
  }

  /** The first byte that no bit has been taken from. */
  get nextByte(): number {
    return this.bit === 0 ? this.byte : this.byte + 1;
  }

  /** Moves to a bit offset from the start of `bytes`. Reading there, not moving, throws when it lies behind the end. */
  seek(position: number): void {
    this.byte = Math.floor(position / 8);
    this.bit = position % 8;
  }

  alignToByte(): void {
    this.byte = this.nextByte;
    this.bit = 0;
  }

  /** The next `count` bits (0 to 32) as an unsigned number, the first bit read being bit 0. Throws `truncated`. */
  bits(count: number): number {
    const { bytes } = this;
    if (this.remainingBits < count) this.need(count);
    let value = bytes[this.byte] >>> this.bit;
    for (let have = 8 - this.bit, next = this.byte + 1; have < count; have += 8, next++) value |= bytes[next] << have;
    const end = this.bit + count;
    this.byte += end >>> 3;
    this.bit = end & 7;
    return count === 32 ? value >>> 0 : value & ((1 << count) - 1);
  }

  /** The next bit. Throws `truncated`. */
  flag(): boolean {
    return this.bits(1) !== 0;
  }

  /** The bytes touched since bit position `start`. */
  rangeFrom(start: number): ByteRange {
    return { start: Math.floor(start / 8), end: this.nextByte };
  }

  /** Throws `truncated` unless `count` more bits can be read. `fieldStart` is the position where the unreadable field began. */
  need(count: number, fieldStart: number = this.position): void {
    if (this.remainingBits < count) {
      throw new R2RError('truncated', `the input ends inside a field of ${count} ${count === 1 ? 'bit' : 'bits'} at offset ${this.byte}, bit ${this.bit}`, {
        phase: this.phase,
        range: { start: Math.min(Math.floor(fieldStart / 8), this.end), end: this.end },
      });
    }
  }
}
