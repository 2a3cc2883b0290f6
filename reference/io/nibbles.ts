import { R2RError } from '../errors.js';
import type { ByteCursor } from './cursor.js';

// r2r-format 2.4: two nibbles a byte, the low one first. A number is a sequence of nibbles, the most significant first;
// each has three value bits, and bit 3 says that more follow.
const MORE = 8;
const MAX_NIBBLES = 11;

/**
 * Numbers in a stream of nibbles. `cursor` is moved along: it stands behind the byte that holds the last nibble read.
 */
export class NibbleReader {
  private pending = -1;

  constructor(readonly cursor: ByteCursor) {}

  /**
   * The next number, 0 .. 2^32 - 1. Leading zero groups are legal.
   * @throws R2RError `nibbles.too-long` above 11 nibbles, `nibbles.overflow` above 32 bits, `truncated` at the end
   */
  unsigned(): number {
    const start = this.pending < 0 ? this.cursor.offset : this.cursor.offset - 1;
    let value = 0;
    for (let count = 1; ; count++) {
      const nibble = this.nibble(start);
      value = value * 8 + (nibble & 7);
      if ((nibble & MORE) === 0) {
        if (value > 0xffffffff) throw this.bad('nibbles.overflow', 'a number in the nibble stream exceeds 32 bits', start);
        return value;
      }
      if (count === MAX_NIBBLES) throw this.bad('nibbles.too-long', 'a number in the nibble stream has more than 11 nibbles', start);
    }
  }

  /** The next signed number: magnitude * 2 + sign, stored as an unsigned one. @throws R2RError as `unsigned` */
  signed(): number {
    const value = this.unsigned();
    const magnitude = value >>> 1;
    return (value & 1) === 0 ? magnitude : 0 - magnitude;
  }

  private nibble(start: number): number {
    if (this.pending >= 0) {
      const high = this.pending;
      this.pending = -1;
      return high;
    }
    this.cursor.need(1, start);
    const byte = this.cursor.u8();
    this.pending = byte >>> 4;
    return byte & 0xf;
  }

  private bad(code: 'nibbles.too-long' | 'nibbles.overflow', sentence: string, start: number): R2RError {
    return new R2RError(code, sentence, { phase: this.cursor.phase, range: { start, end: this.cursor.offset } });
  }
}
