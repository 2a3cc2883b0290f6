import type { Spec } from '../../../tools/spec-machine/spec.js';
import { metadataRows } from './metadata-rows.js';
import { readWithSpec, type TracedReading } from './spec-reading.js';
import { walk, type PlacedQuestion } from './walk.js';

/** A structure of a real image, as the spec machine is asked for it. */
export interface Structure extends PlacedQuestion {
  /** Its name, for findings. */
  place: string;
}

/**
 * What the spec machine reads of an image, structure by structure; what it rejects is left out.
 * @param keep what is kept of a structure; undefined if nothing
 * @returns what was kept, by kind
 */
export function structuresOf<T>(spec: Spec, file: Uint8Array, name: string, keep: (structure: Structure, reading: TracedReading) => T | undefined): Map<string, T[]> {
  const kept = new Map<string, T[]>();
  const ask = (place: string, question: PlacedQuestion): TracedReading | undefined => {
    const reading = readWithSpec(spec, question);
    if (reading instanceof Error) return undefined;
    const item = keep({ place, ...question }, reading);
    const ofKind = kept.get(question.kind);
    if (item !== undefined && ofKind !== undefined) ofKind.push(item);
    else if (item !== undefined) kept.set(question.kind, [item]);
    return reading;
  };
  walk(spec, { knows: (kind) => spec.kinds.has(kind), ask }, file, metadataRows(file, name));
  return kept;
}
