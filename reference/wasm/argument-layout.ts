import type { LoweredSignature, Passing } from './types.js';
import { VALUE_SIZES } from './value-types.js';

/** Every argument starts at a multiple of 8 and takes a multiple of 8 bytes (wasm-r2r 4.2). */
export const SLOT_SIZE = 8;

/** No argument is aligned to more. */
export const MAX_ALIGNMENT = 16;

/** Where one explicit argument lies: bytes from the start of the argument area. `size` is not rounded up. */
export interface ArgumentSlot {
  readonly offset: number;
  readonly size: number;
}

/** The argument area of a managed call; offsets in bytes from its start. The return buffer is not in it. */
export interface ArgumentLayout {
  readonly thisOffset: number | undefined;
  readonly genericContextOffset: number | undefined;
  readonly asyncContinuationOffset: number | undefined;
  readonly arguments: readonly ArgumentSlot[];
  /** A multiple of 8. */
  readonly areaSize: number;
}

/** Lays out the argument area of a managed signature as ArgIterator does (wasm-r2r 4.2). */
export function layoutArguments(signature: LoweredSignature): ArgumentLayout {
  let end = 0;
  const place = (present: boolean): number | undefined => {
    if (!present) return undefined;
    end += SLOT_SIZE;
    return end - SLOT_SIZE;
  };
  const thisOffset = place(signature.hasThis);
  const genericContextOffset = place(signature.genericContext);
  const asyncContinuationOffset = place(signature.asyncContinuation);
  const slots = signature.parameters.map((passing) => {
    const offset = roundUp(end, alignmentOf(passing));
    const size = sizeOf(passing);
    end = offset + roundUp(size, SLOT_SIZE);
    return { offset, size };
  });
  return { thisOffset, genericContextOffset, asyncContinuationOffset, arguments: slots, areaSize: end };
}

/** The least multiple of `alignment` (a power of two) that is not below `value`. */
export function roundUp(value: number, alignment: number): number {
  return Math.ceil(value / alignment) * alignment;
}

/** Bytes of an argument inside the area: structs lie there whole. */
function sizeOf(passing: Passing): number {
  switch (passing.kind) {
    case 'value':
      return VALUE_SIZES[passing.type];
    case 'slots':
      return VALUE_SIZES[passing.type] * passing.count;
    case 'indirect':
      return passing.size;
    case 'empty':
      return 1;
  }
}

function alignmentOf(passing: Passing): number {
  const wide = passing.kind === 'slots' || (passing.kind === 'value' && passing.type === 'v128') || (passing.kind === 'indirect' && passing.aligned);
  return wide ? MAX_ALIGNMENT : SLOT_SIZE;
}
