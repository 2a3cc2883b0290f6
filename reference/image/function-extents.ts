import type { Image } from './image.js';

/**
 * Which runtime functions belong to which method: the tables 103 and 109 name the entry points; a method's funclets follow
 * its main body up to the next entry point, and hot code ends where the cold parts begin (r2r-format 9.1).
 */
export class FunctionExtents {
  /** The entry points, ascending: the functions with GC info. Funclets and cold parts have none (r2r-format 9.2). */
  readonly entries: Uint32Array;
  private readonly hotEnd: number;

  /** @throws R2RError if an entry-point table cannot be read */
  constructor(image: Image) {
    this.entries = entryFunctions(image);
    this.hotEnd = image.hotColdMap?.[0]?.cold ?? image.runtimeFunctions?.count ?? 0;
  }

  /** The number of runtime functions of the method whose entry point is `index`: its main body and its funclets. */
  countAt(index: number): number {
    const { entries } = this;
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (entries[middle] <= index) low = middle + 1;
      else high = middle;
    }
    return (low < entries.length ? entries[low] : this.hotEnd) - index;
  }
}

function entryFunctions(image: Image): Uint32Array {
  const indices = new Set<number>();
  for (const module of image.modules) {
    for (const { runtimeFunctionIndex } of module.methodEntryPoints?.entries() ?? []) indices.add(runtimeFunctionIndex);
  }
  for (const { runtimeFunctionIndex } of image.instanceEntryPoints?.entries() ?? []) indices.add(runtimeFunctionIndex);
  return Uint32Array.from(indices).sort();
}
