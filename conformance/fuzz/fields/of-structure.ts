import type { Spec } from '../../../tools/spec-machine/spec.js';
import type { Context } from '../../contract/protocol.js';
import { readWithSpec } from '../../suites/spec-world/spec-reading.js';
import type { DeclaredField } from './field.js';

/** So many fields of one structure are aimed at: those of a long table are alike. */
const MOST_FIELDS = 96;

/** Where the stored values of a structure lie; none if the spec machine rejects it or has no such kind. */
export function fieldsOfStructure(spec: Spec, kind: string, bytes: Uint8Array, size: number | undefined, context: Context): DeclaredField[] {
  const reading = readWithSpec(spec, { kind, bytes, size, context });
  // A seed that is broken itself: its bytes are changed without knowing what they are.
  return reading instanceof Error ? [] : thinned(reading.traces, MOST_FIELDS);
}

/** At most so many of the items, spread evenly. */
export function thinned<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  return Array.from({ length: most }, (_, index) => items[Math.floor((index * items.length) / most)]);
}
