import type { BitWriter } from '../io/bit-writer.js';

/**
 * Writes an unsigned number, 0 .. 2^32 - 1, in as few chunks as it needs (see varlen.ts): chunks of `base` value bits,
 * the least significant first, and a bit that says that another one follows.
 */
export function writeVarLengthUnsigned(writer: BitWriter, value: number, base: number): void {
  const scale = 2 ** base;
  let rest = value;
  for (; rest >= scale; rest = Math.floor(rest / scale)) writer.bits((rest % scale) + scale, base + 1);
  writer.bits(rest, base + 1);
}

/** Writes a signed number, -2^31 .. 2^31 - 1, in as few chunks as it needs: the top value bit of the last one is its sign. */
export function writeVarLengthSigned(writer: BitWriter, value: number, base: number): void {
  const scale = 2 ** base;
  const half = scale / 2;
  let rest = value;
  for (; rest < -half || rest >= half; rest = Math.floor(rest / scale)) writer.bits(lowest(rest, scale) + scale, base + 1);
  writer.bits(lowest(rest, scale), base + 1);
}

function lowest(value: number, scale: number): number {
  return ((value % scale) + scale) % scale;
}
