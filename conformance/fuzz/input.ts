import type { Context } from '../contract/protocol.js';

/** What the fuzzer is aimed at: an operation of the reference, or a writer of it. */
export type TargetName = 'decode' | 'encode' | 'read' | 'rewrite' | 'relayout' | 'accept';

/** The bytes of one structure, for `format.decode`. */
export interface StructureInput {
  readonly target: 'decode';
  /** What the input was made from. */
  readonly seed: string;
  readonly kind: string;
  readonly bytes: Uint8Array;
  readonly size?: number;
  readonly context: Context;
}

/** The value of one structure, for `format.encode`. */
export interface ValueInput {
  readonly target: 'encode';
  readonly seed: string;
  readonly kind: string;
  readonly value: unknown;
  readonly context: Context;
}

/** A whole file. */
export interface FileInput {
  readonly target: Exclude<TargetName, 'decode' | 'encode'>;
  readonly seed: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The folder of the composite image or the components that belong to it. */
  readonly around?: string;
  /** Which way through the target: the number of a layout, of a facet, of a runtime. */
  readonly variant: number;
}

/** One input of the fuzzer. */
export type FuzzInput = StructureInput | ValueInput | FileInput;

/** In bytes; of a value, those of its JSON. */
export function sizeOf(input: FuzzInput): number {
  return 'bytes' in input ? input.bytes.length : JSON.stringify(input.value ?? null).length;
}
