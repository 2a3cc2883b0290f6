import type { ByteWriter } from './byte-writer.js';

const VALUE_BITS = 3;
const MORE = 8;

/** Numbers as a stream of nibbles, in as few as each needs (see nibbles.ts), two a byte, the low one first. */
export class NibbleWriter {
  private pending = -1;

  constructor(private readonly writer: ByteWriter) {}

  /** @param value 0 .. 2^32 - 1 */
  unsigned(value: number): void {
    let groups = 1;
    for (let rest = Math.floor(value / 8); rest > 0; rest = Math.floor(rest / 8)) groups++;
    for (let group = groups - 1; group >= 0; group--) {
      const bits = Math.floor(value / 2 ** (VALUE_BITS * group)) % 8;
      this.nibble(group > 0 ? bits | MORE : bits);
    }
  }

  /** magnitude * 2 + sign, as an unsigned number. @param value -(2^31 - 1) .. 2^31 - 1 */
  signed(value: number): void {
    this.unsigned(Math.abs(value) * 2 + (value < 0 ? 1 : 0));
  }

  /** Fills up the last byte with a zero nibble. */
  flush(): void {
    if (this.pending >= 0) this.nibble(0);
  }

  private nibble(value: number): void {
    if (this.pending < 0) {
      this.pending = value;
      return;
    }
    this.writer.u8(this.pending | (value << 4));
    this.pending = -1;
  }
}
