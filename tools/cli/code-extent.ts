import type { Image } from '../../reference/image/image.js';
import type { RuntimeFunction } from '../../reference/image/runtime-functions.js';
import { rva, type Rva } from '../../reference/io/addresses.js';
import { functionLength } from '../../reference/unwind/function-length.js';
import { readUnwindData } from '../../reference/unwind/unwind-data.js';

/** Consecutive code. */
interface Stretch {
  readonly start: Rva;
  readonly length: number;
}

/**
 * The code of a method as GC info, debug info and exception clauses count it: from the start of the main body through its
 * funclets, then on through the cold part (r2r-format 9.2).
 */
export class CodeExtent {
  constructor(
    private readonly hot: Stretch,
    private readonly cold: Stretch | undefined,
  ) {}

  get length(): number {
    return this.hot.length + (this.cold?.length ?? 0);
  }

  addressOf(offset: number): Rva | undefined {
    if (offset < this.hot.length) return rva(this.hot.start + offset);
    const behind = offset - this.hot.length;
    return this.cold !== undefined && behind < this.cold.length ? rva(this.cold.start + behind) : undefined;
  }

  offsetOf(address: Rva): number | undefined {
    const { hot, cold } = this;
    if (address >= hot.start && address < hot.start + hot.length) return address - hot.start;
    if (cold === undefined || address < cold.start || address >= cold.start + cold.length) return undefined;
    return hot.length + address - cold.start;
  }
}

/** The code of the method whose entry point is the function `first`. @throws R2RError if its unwind data cannot be read */
export function codeExtentOf(image: Image, first: number): CodeExtent | undefined {
  const { functionExtents, runtimeFunctions } = image;
  if (runtimeFunctions === undefined || first >= runtimeFunctions.count) return undefined;
  const stretch = (index: number, count: number): Stretch => {
    const last = runtimeFunctions.read(index + count - 1);
    const start = runtimeFunctions.codeStart(index);
    return { start, length: runtimeFunctions.codeStart(last.index) - start + lengthOf(image, last) };
  };
  const cold = functionExtents.coldPart(first);
  return new CodeExtent(stretch(first, Math.max(1, functionExtents.countAt(first))), cold && stretch(cold.first, cold.count));
}

/** The function whose code contains an address. @throws R2RError if its unwind data cannot be read */
export function functionAt(image: Image, address: Rva): RuntimeFunction | undefined {
  const { runtimeFunctions, target } = image;
  const func = target.machine === 'WASM32' ? undefined : runtimeFunctions?.lastAt(address);
  if (runtimeFunctions === undefined || func === undefined) return undefined;
  return address < runtimeFunctions.codeStart(func.index) + lengthOf(image, func) ? func : undefined;
}

function lengthOf(image: Image, func: RuntimeFunction): number {
  return functionLength(image.context, func, readUnwindData(image.context, func));
}
