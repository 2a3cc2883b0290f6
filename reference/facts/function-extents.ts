import type { Image } from '../image/image.js';
import { entryFunctions } from './entry-functions.js';

/**
 * How many runtime functions belong to each entry point: a method's funclets follow its main body up to the next entry
 * point, and hot code ends where the cold parts begin (r2r-format 9.1).
 */
export class FunctionExtents {
  private readonly starts: Uint32Array;
  private readonly hotEnd: number;

  /** @throws R2RError if an entry-point table cannot be read */
  constructor(image: Image) {
    this.starts = entryFunctions(image);
    this.hotEnd = image.hotColdMap?.[0]?.cold ?? image.runtimeFunctions?.count ?? 0;
  }

  /** The number of runtime functions of the method whose entry point is `index`: its main body and its funclets. */
  countAt(index: number): number {
    const { starts } = this;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (starts[middle] <= index) low = middle + 1;
      else high = middle;
    }
    return (low < starts.length ? starts[low] : this.hotEnd) - index;
  }
}
