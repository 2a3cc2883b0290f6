import { MAX_FILE_SIZE } from '../../reference/build/file-bytes.js';
import type { Context } from '../contract/protocol.js';

/** What the fuzzer is aimed at: an operation of the reference, or a writer of it. */
export type TargetName = 'decode' | 'encode' | 'build' | 'read' | 'rewrite' | 'relayout' | 'accept' | 'verify';

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

/** The model of a whole image, from which it is written. */
export interface ModelInput {
  readonly target: 'build';
  readonly seed: string;
  /** As `r2r dump --format=json` has it. */
  readonly value: unknown;
  readonly unchecked: boolean;
}

/** A whole file. */
export interface FileInput {
  readonly target: Exclude<TargetName, 'decode' | 'encode' | 'build'>;
  readonly seed: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The folder of the composite image or the components that belong to it. */
  readonly around?: string;
  /** Which way through the target: the number of a layout, of a facet, of a runtime. */
  readonly variant: number;
}

/** One input of the fuzzer. */
export type FuzzInput = StructureInput | ValueInput | ModelInput | FileInput;

/** In bytes; of a value, those of its JSON. */
export function sizeOf(input: FuzzInput): number {
  return 'bytes' in input ? input.bytes.length : JSON.stringify(input.value ?? null).length;
}

/** In bytes: a model says how large its file is, zeros included. */
export function sizeAskedFor(input: FuzzInput): number {
  if (input.target !== 'build' || typeof input.value !== 'object' || input.value === null || !('size' in input.value)) return 0;
  const { size } = input.value;
  return typeof size === 'number' && size > 0 && size <= MAX_FILE_SIZE ? size : 0;
}
