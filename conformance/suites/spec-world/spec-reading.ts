import { Decoder, type Trace } from '../../../tools/spec-machine/decode.js';
import { NoAnswer, Rejection } from '../../../tools/spec-machine/rejection.js';
import type { Spec } from '../../../tools/spec-machine/spec.js';
import type { Context } from '../../contract/protocol.js';

/** A structure, as `format.decode` is asked for it. */
export interface Question {
  kind: string;
  bytes: Uint8Array;
  /** The declared size; the whole of `bytes` if absent. */
  size?: number;
  context: Context;
}

/** What the spec machine says of a structure, in the form that is published. */
export interface Reading {
  value: unknown;
  /** The first byte behind the structure; undefined where it has no single end. */
  end?: number;
}

/** Also the values that were read one after the other, with their places. */
export interface TracedReading extends Reading {
  traces: readonly Trace[];
}

/** What the spec machine says of a structure: its value, or the error if it rejects the bytes or has no answer. */
export function readWithSpec(spec: Spec, { kind, bytes, size, context }: Question): TracedReading | Rejection | NoAnswer | RangeError {
  const declared = spec.kinds.get(kind);
  if (declared === undefined) return new NoAnswer(kind, 'the spec has no such kind');
  try {
    const { json, end, traces } = new Decoder(spec, context, bytes, size).decode(declared.type, declared.phase);
    return { value: json, end: end === undefined ? undefined : Math.ceil(end / 8), traces };
  } catch (error) {
    if (error instanceof Rejection || error instanceof NoAnswer || error instanceof RangeError) return error;
    throw error;
  }
}
