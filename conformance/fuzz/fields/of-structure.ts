import { Decoder } from '../../../tools/spec-machine/decode.js';
import { NoAnswer, Rejection } from '../../../tools/spec-machine/rejection.js';
import type { Spec } from '../../../tools/spec-machine/spec.js';
import type { Context } from '../../contract/protocol.js';
import type { DeclaredField } from './field.js';

/** So many fields of one structure are aimed at: those of a long table are alike. */
const MOST_FIELDS = 96;

/** Where the stored values of a structure lie; none if the spec machine rejects it or has no such kind. */
export function fieldsOfStructure(spec: Spec, kind: string, bytes: Uint8Array, size: number | undefined, context: Context): DeclaredField[] {
  const declared = spec.kinds.get(kind);
  if (declared === undefined) return [];
  try {
    return thinned(new Decoder(spec, context, bytes, size).decode(declared.type, declared.phase).traces, MOST_FIELDS);
  } catch (error) {
    // A seed that is broken itself: its bytes are changed without knowing what they are.
    if (error instanceof Rejection || error instanceof NoAnswer || error instanceof RangeError) return [];
    throw error;
  }
}

/** At most so many of the items, spread evenly. */
export function thinned<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  return Array.from({ length: most }, (_, index) => items[Math.floor((index * items.length) / most)]);
}
