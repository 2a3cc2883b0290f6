import { Rejection } from './rejection.js';

/** Bytes read by bit position: bit 0 of byte 0 first, then bit 1. */
export class BitSource {
  /** The phase to which a truncation belongs; set by the structure that is being read. */
  phase = 'record';

  /** In bits: where the input ends, of a value that has only so many units in front of that. */
  end: number;

  constructor(readonly bytes: Uint8Array) {
    this.end = bytes.length * 8;
  }

  /** Throws `truncated` with the range from `fieldStart` to the end of the input unless `count` bits lie at `position`. */
  need(position: number, count: number, fieldStart: number): void {
    if (position < 0 || count < 0 || position + count > this.end) {
      const end = Math.floor(this.end / 8);
      throw new Rejection('truncated', [Math.min(Math.floor(Math.max(fieldStart, 0) / 8), end), end], this.phase);
    }
  }

  /** `count` bits from `position`, least significant first. */
  read(position: number, count: number, fieldStart: number = position): bigint {
    this.need(position, count, fieldStart);
    let value = 0n;
    let done = 0;
    while (done < count) {
      const at = position + done;
      const offset = at % 8;
      const taken = Math.min(8 - offset, count - done);
      const part = (this.bytes[Math.floor(at / 8)] >> offset) & ((1 << taken) - 1);
      value |= BigInt(part) << BigInt(done);
      done += taken;
    }
    return value;
  }
}

/** Longer outputs are no use as vectors. */
const MAX_OUTPUT_BITS = 8 * 65536;

/** Grows as bits are written, at any position. Throws RangeError for an output above 64 KiB. */
export class BitSink {
  private bytes = new Uint8Array(64);
  /** In bits: the end of the highest bit written. */
  end = 0;

  write(position: number, count: number, value: bigint): void {
    this.reach(position + count);
    for (let done = 0; done < count; ) {
      const at = position + done;
      const offset = at % 8;
      const taken = Math.min(8 - offset, count - done);
      const mask = ((1 << taken) - 1) << offset;
      const part = Number((value >> BigInt(done)) & BigInt((1 << taken) - 1)) << offset;
      const index = Math.floor(at / 8);
      this.bytes[index] = (this.bytes[index] & ~mask) | part;
      done += taken;
    }
  }

  /** Makes sure that the output is at least `bits` long. */
  reach(bits: number): void {
    if (bits > MAX_OUTPUT_BITS) throw new RangeError(`an output of ${bits} bits`);
    const length = Math.ceil(bits / 8);
    if (length > this.bytes.length) {
      const grown = new Uint8Array(Math.max(length, this.bytes.length * 2));
      grown.set(this.bytes);
      this.bytes = grown;
    }
    this.end = Math.max(this.end, bits);
  }

  finish(): Uint8Array {
    return this.bytes.slice(0, Math.ceil(this.end / 8));
  }
}
