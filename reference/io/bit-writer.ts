import { ByteWriter } from './byte-writer.js';

/** A stream of bits that grows as values are written: in each byte the least significant bit first, as BitCursor reads it. */
export class BitWriter {
  private readonly whole = new ByteWriter();
  private pending = 0;
  private pendingBits = 0;

  /** In bits. */
  get position(): number {
    return this.whole.position * 8 + this.pendingBits;
  }

  /** The lowest `count` bits (0 to 32) of `value`, bit 0 first. */
  bits(value: number, count: number): void {
    for (let done = 0; done < count; ) {
      const taken = Math.min(8 - this.pendingBits, count - done);
      this.pending |= ((value >>> done) & ((1 << taken) - 1)) << this.pendingBits;
      this.pendingBits += taken;
      done += taken;
      if (this.pendingBits === 8) this.alignToByte();
    }
  }

  flag(value: boolean): void {
    this.bits(value ? 1 : 0, 1);
  }

  /** Zero bits up to the next whole byte. */
  alignToByte(): void {
    if (this.pendingBits === 0) return;
    this.whole.u8(this.pending);
    this.pending = 0;
    this.pendingBits = 0;
  }

  /** What has been written, the last byte filled up with zero bits. */
  toBytes(): Uint8Array {
    this.alignToByte();
    return this.whole.toBytes();
  }
}
