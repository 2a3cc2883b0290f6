/** Bytes that grow as values are written. All integers are little-endian. */
export class ByteWriter {
  private buffer: Uint8Array;
  private length = 0;

  /** @param capacity bytes to make room for at first */
  constructor(capacity = 64) {
    this.buffer = new Uint8Array(capacity);
  }

  /** How many bytes have been written. */
  get position(): number {
    return this.length;
  }

  u8(value: number): void {
    this.reserve(1);
    this.buffer[this.length++] = value;
  }

  u16(value: number): void {
    this.u8(value);
    this.u8(value >>> 8);
  }

  u32(value: number): void {
    this.u16(value);
    this.u16(value >>> 16);
  }

  u64(value: bigint): void {
    this.u32(Number(value & 0xffffffffn));
    this.u32(Number((value >> 32n) & 0xffffffffn));
  }

  bytes(bytes: ArrayLike<number>): void {
    this.reserve(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Zeros up to the next multiple of `alignment`. */
  align(alignment: number): void {
    const end = Math.ceil(this.length / alignment) * alignment;
    this.reserve(end - this.length);
    this.buffer.fill(0, this.length, end);
    this.length = end;
  }

  /** Writes over what stands at `position`, which must be as long. */
  patch(position: number, write: (writer: ByteWriter) => void): void {
    const end = this.length;
    this.length = position;
    write(this);
    this.length = end;
  }

  /** A view (no copy) of what has been written. */
  toBytes(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }

  private reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(needed, this.buffer.length * 2));
    larger.set(this.buffer);
    this.buffer = larger;
  }
}
