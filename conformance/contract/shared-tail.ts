const CAPACITY = 4096;
const HEADER_BYTES = 4;

/**
 * The last few kilobytes that a worker has printed, in memory that it shares with the thread that started it: a worker that
 * floods fills no queue, and what one has printed can be read when it hangs or has been ended.
 *
 * Layout: u32 number of bytes printed so far (modulo 2^32) | a ring of `CAPACITY` bytes, the next one at that number modulo
 * its size.
 */
export class SharedTail {
  private readonly printed: Uint32Array;
  private readonly ring: Uint8Array;

  constructor(readonly memory: SharedArrayBuffer = new SharedArrayBuffer(HEADER_BYTES + CAPACITY)) {
    this.printed = new Uint32Array(memory, 0, 1);
    this.ring = new Uint8Array(memory, HEADER_BYTES);
  }

  add(bytes: Uint8Array): void {
    const tail = bytes.subarray(Math.max(0, bytes.length - CAPACITY));
    const start = (this.printed[0] + bytes.length - tail.length) % CAPACITY;
    const untilEnd = tail.subarray(0, CAPACITY - start);
    this.ring.set(untilEnd, start);
    this.ring.set(tail.subarray(untilEnd.length), 0);
    this.printed[0] += bytes.length;
  }

  toString(): string {
    const [printed] = this.printed;
    const next = printed % CAPACITY;
    const bytes = printed < CAPACITY ? this.ring.slice(0, next) : Buffer.concat([this.ring.slice(next), this.ring.slice(0, next)]);
    return new TextDecoder().decode(bytes);
  }
}
