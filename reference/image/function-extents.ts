import type { HotColdPair } from './hot-cold-map.js';
import type { Image } from './image.js';

/**
 * Which runtime functions belong to which method: the tables 103 and 109 name the entry points; a method's funclets follow
 * its main body up to the next entry point, and hot code ends where the cold parts begin (r2r-format 9.1). Section 120 says
 * whose cold parts those are, which also reach up to the next.
 */
export class FunctionExtents {
  /** The entry points, ascending: the functions with GC info. Funclets and cold parts have none (r2r-format 9.2). */
  readonly entries: Uint32Array;
  private readonly pairs: readonly HotColdPair[];
  private readonly count: number;
  private readonly hotEnd: number;

  /** @throws R2RError if an entry-point table or the hot-cold map cannot be read */
  constructor(image: Image) {
    this.entries = entryFunctions(image);
    this.pairs = image.hotColdMap ?? [];
    this.count = image.runtimeFunctions?.count ?? 0;
    this.hotEnd = this.pairs[0]?.cold ?? this.count;
  }

  /** The number of runtime functions of the method whose entry point is `index`: its main body and its funclets. */
  countAt(index: number): number {
    const next = this.positionBehind(index);
    return (next < this.entries.length ? this.entries[next] : this.hotEnd) - index;
  }

  /** The cold functions of the method whose entry point is `entry`. */
  coldPart(entry: number): { readonly first: number; readonly count: number } | undefined {
    const position = this.pairs.findIndex(({ hot }) => hot === entry);
    if (position < 0) return undefined;
    const { cold } = this.pairs[position];
    return { first: cold, count: (this.pairs[position + 1]?.cold ?? this.count) - cold };
  }

  /** The entry point of the method that the runtime function `index` belongs to; undefined if there is none. */
  entryOf(index: number): number | undefined {
    if (index >= this.hotEnd) return this.pairs.findLast(({ cold }) => cold <= index)?.hot;
    const position = this.positionBehind(index) - 1;
    return position < 0 ? undefined : this.entries[position];
  }

  /** Where the first entry point behind `index` stands in `entries`. */
  private positionBehind(index: number): number {
    const { entries } = this;
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (entries[middle] <= index) low = middle + 1;
      else high = middle;
    }
    return low;
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
