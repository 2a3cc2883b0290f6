import type { BitSink, BitSource } from '../bits.js';

/** What an expression or a primitive handles: integers are bigint. */
export type Value = bigint | boolean | string | null | Uint8Array | Form | Value[] | { [name: string]: Value };

/** Bytes that no writer chooses: an overlong encoding of `value`, or an encoding that is forbidden. */
export class Form {
  constructor(
    readonly slug: string,
    readonly bytes: Uint8Array,
    readonly value: bigint = 0n,
  ) {}
}

/**
 * A named primitive reads or writes ONE value. It holds no field list, no loop over records and no version test.
 * Positions are in bits; `args` are the evaluated arguments of the type string.
 */
export interface Primitive {
  says: string;
  /** The JSON Schema of the published value. */
  schema: object;
  /** 64-bit values are published as decimal strings. */
  wide?: true;
  read(source: BitSource, position: number, args: Value[]): { value: Value; end: number };
  /** Returns the position after the value; throws RangeError if the value cannot be written. */
  write(sink: BitSink, position: number, value: Value, args: Value[]): number;
  /** Values at the boundaries of the encoding. */
  boundaries(args: Value[]): { slug: string; value: Value }[];
  /** Encodings that a writer would not choose, legal or not. */
  forms?(value: Value): Form[];
}

export function integer(value: Value): bigint {
  if (typeof value !== 'bigint') throw new RangeError(`not an integer: ${String(value)}`);
  return value;
}
