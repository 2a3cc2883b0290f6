import { R2RError } from '../errors.js';
import type { ByteRange } from '../io/ranges.js';

/** No file of the world is half as large. */
export const MAX_FILE_SIZE = 0x20000000;

/** The bytes of a file while its parts are put in their places, and which of them have one. */
export class FileBytes {
  private bytes = new Uint8Array(0x10000);
  private taken = new Uint8Array(0x10000);
  /** Behind the last byte that has been put. */
  private end = 0;
  private readonly starts: number[] = [];
  private readonly owners: { readonly end: number; readonly where: string }[] = [];

  /**
   * @param where whose bytes they are
   * @param overwrite what stands there already may be another thing
   * @throws R2RError `model.conflict`
   */
  put(start: number, written: Uint8Array, where: string, overwrite = false): void {
    const end = start + written.length;
    this.reserve(end);
    if (!overwrite) this.checkConflict(start, written, where);
    this.bytes.set(written, start);
    this.taken.fill(1, start, end);
    this.end = Math.max(this.end, end);
    this.starts.push(start);
    this.owners.push({ end, where });
  }

  /** The ranges that nothing has been put into, up to `size`. */
  *gaps(size: number): Iterable<ByteRange> {
    for (let offset = 0; offset < size; ) {
      const start = this.next(0, offset, size);
      if (start === size) return;
      offset = this.next(1, start, size);
      yield { start, end: offset };
    }
  }

  /** What has been put, and zeros between. @param size no less than where the last of it ends */
  toBytes(size: number): Uint8Array {
    const bytes = new Uint8Array(size);
    bytes.set(this.bytes.subarray(0, this.end));
    return bytes;
  }

  private next(state: 0 | 1, from: number, size: number): number {
    if (from >= this.taken.length) return state === 0 ? from : size;
    const found = this.taken.subarray(0, size).indexOf(state, from);
    return found < 0 ? (state === 0 && this.taken.length < size ? this.taken.length : size) : found;
  }

  private checkConflict(start: number, written: Uint8Array, where: string): void {
    for (let index = 0; index < written.length; index++) {
      const offset = start + index;
      if (this.taken[offset] === 0 || this.bytes[offset] === written[index]) continue;
      const other = this.owners.findLast((owner, number) => this.starts[number] <= offset && offset < owner.end);
      throw new R2RError('model.conflict', `the byte at ${offset} is another one in ${other?.where ?? ''}`, { path: where, range: { start, end: start + written.length } });
    }
  }

  private reserve(end: number): void {
    if (end <= this.bytes.length) return;
    const size = Math.min(MAX_FILE_SIZE, Math.max(end, this.bytes.length * 2));
    const [bytes, taken] = [new Uint8Array(size), new Uint8Array(size)];
    bytes.set(this.bytes);
    taken.set(this.taken);
    this.bytes = bytes;
    this.taken = taken;
  }
}
