import { BitSink } from '../../../tools/spec-machine/bits.js';
import { bordersOf } from '../../../tools/spec-machine/borders.js';
import { Form, type Value } from '../../../tools/spec-machine/primitives/primitive.js';
import type { Spec } from '../../../tools/spec-machine/spec.js';
import type { Random } from '../random.js';
import type { DeclaredField } from './field.js';

/** Where the fields lie: in a structure, in which what follows a changed field moves with it, or in a file, in which nothing may. */
export type Surrounding = 'structure' | 'file';

interface Written {
  bytes: Uint8Array;
  /** Behind the value, counted from the bit of its first byte at which it begins. */
  end: number;
}

/**
 * Gives one field another value: one at a boundary of its encoding, one that the spec compares it with, one that lies about
 * another field, or another encoding of the same.
 * @returns undefined if the drawn value cannot be written
 */
export function changedField(spec: Spec, bytes: Uint8Array<ArrayBuffer>, fields: readonly DeclaredField[], machine: string, random: Random, inside: Surrounding): Uint8Array<ArrayBuffer> | undefined {
  const field = random.pick(fields);
  const value = newValue(spec, field, fields, bytes.length, machine, random);
  const written = value === undefined ? undefined : write(field, value);
  return written && put(bytes, field, written, inside);
}

function newValue(spec: Spec, field: DeclaredField, fields: readonly DeclaredField[], length: number, machine: string, random: Random): Value | undefined {
  const { primitive, args, value, owner } = field;
  const from = (values: readonly { value: Value }[] | undefined): Value | undefined => (values && values.length > 0 ? random.pick(values).value : undefined);
  if (typeof value !== 'bigint') return from(random.oneIn(2) ? primitive.forms?.(value) : primitive.boundaries(args));
  switch (random.below(8)) {
    case 0:
      return from(primitive.forms?.(value)) ?? from(primitive.boundaries(args));
    case 1:
      return from(primitive.boundaries(args));
    case 2: {
      const borders = bordersOf(spec, owner, machine);
      return borders.length > 0 ? random.pick(borders) : value + 1n;
    }
    case 3:
      return value + BigInt(random.below(9) - 4);
    case 4: {
      const other = random.pick(fields).value;
      return typeof other === 'bigint' ? other + BigInt(random.below(3) - 1) : 0n;
    }
    case 5:
      return BigInt(Math.floor(random.pick(fields).start / 8) + random.below(3) - 1);
    case 6:
      return BigInt(length - random.below(4));
    default:
      return BigInt(random.u32()) >> BigInt(random.below(32));
  }
}

function write({ primitive, args, start }: DeclaredField, value: Value): Written | undefined {
  if (value instanceof Form) return { bytes: value.bytes, end: 8 * value.bytes.length + (start % 8) };
  const sink = new BitSink();
  try {
    const end = primitive.write(sink, start % 8, value, args);
    return { bytes: sink.finish(), end };
  } catch (error) {
    // The boundaries of other types and numbers below zero do not fit everywhere.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function put(bytes: Uint8Array<ArrayBuffer>, { start, end }: DeclaredField, written: Written, inside: Surrounding): Uint8Array<ArrayBuffer> | undefined {
  const first = Math.floor(start / 8);
  const grows = written.end - (start % 8) - (end - start);
  if (grows === 0 || inside === 'file') return overwritten(bytes, start, written);
  if (start % 8 !== 0 || end % 8 !== 0 || written.end % 8 !== 0) return undefined;
  const moved = new Uint8Array(Math.max(0, bytes.length + grows / 8));
  moved.set(bytes.subarray(0, first));
  moved.set(written.bytes.subarray(0, written.end / 8), first);
  moved.set(bytes.subarray(end / 8), first + written.end / 8);
  return moved;
}

/** In place, bit by bit at the ends. */
function overwritten(bytes: Uint8Array<ArrayBuffer>, start: number, written: Written): Uint8Array<ArrayBuffer> {
  const first = Math.floor(start / 8);
  const count = Math.ceil(written.end / 8);
  for (let index = 0; index < count && first + index < bytes.length; index++) {
    let mask = 0xff;
    if (index === 0) mask &= 0xff << (start % 8);
    if (index === count - 1 && written.end % 8 !== 0) mask &= (1 << (written.end % 8)) - 1;
    bytes[first + index] = (bytes[first + index] & ~mask) | ((written.bytes[index] ?? 0) & mask);
  }
  return bytes;
}
