import type { FunctionExtents } from '../../image/function-extents.js';
import type { RuntimeFunctions } from '../../image/runtime-functions.js';
import type { Rva } from '../../io/addresses.js';

/** How long the code of functions and methods is, in bytes, as far as that could be read. */
export class CodeLengths {
  private readonly ofFunctions = new Map<number, number>();
  private readonly ofMethods = new Map<number, number>();

  /** @param functions undefined if they cannot be read, as `extents` */
  constructor(
    private readonly functions: RuntimeFunctions | undefined,
    private readonly extents: FunctionExtents | undefined,
  ) {}

  setFunction(index: number, length: number): void {
    this.ofFunctions.set(index, length);
  }

  setMethod(entry: number, length: number): void {
    this.ofMethods.set(entry, length);
  }

  /** What the GC info of the method says whose main body is function `entry`; undefined if that is no main body. */
  ofMethod(entry: number): number | undefined {
    return this.ofMethods.get(entry);
  }

  /** The length of the method whose code begins at an RVA (without Thumb bit), and the number of its main body. */
  at(address: Rva): { readonly entry: number; readonly length: number } | undefined {
    const found = this.functions?.findByCodeStart(address);
    const length = found && this.ofMethods.get(found.index);
    return found === undefined || length === undefined ? undefined : { entry: found.index, length };
  }

  /** Main body, funclets and cold part together; undefined if one of them could not be read. */
  sum(entry: number): number | undefined {
    const { extents } = this;
    if (extents === undefined) return undefined;
    const cold = extents.coldPart(entry) ?? { first: 0, count: 0 };
    const hot = this.sumOf(entry, extents.countAt(entry));
    const rest = this.sumOf(cold.first, cold.count);
    return hot === undefined || rest === undefined ? undefined : hot + rest;
  }

  private sumOf(first: number, count: number): number | undefined {
    let sum = 0;
    for (let index = first; index < first + count; index++) {
      const length = this.ofFunctions.get(index);
      if (length === undefined) return undefined;
      sum += length;
    }
    return sum;
  }
}
