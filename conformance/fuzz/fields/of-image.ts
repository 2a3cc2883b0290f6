import type { Spec } from '../../../tools/spec-machine/spec.js';
import { structuresOf } from '../../suites/spec-world/structures.js';
import type { DeclaredField } from './field.js';
import { thinned } from './of-structure.js';

/** So many structures of a kind, and fields of a structure, are aimed at. */
const MOST_STRUCTURES = 12;
const MOST_FIELDS = 48;

/** The fields of the structures of one kind, structure by structure. */
export type FieldsOfKind = readonly (readonly DeclaredField[])[];

/** Where the stored values of an image lie in its file, by kind of structure. */
export function fieldsOfImage(spec: Spec, bytes: Uint8Array, name: string): FieldsOfKind[] {
  const kinds = structuresOf(spec, bytes, name, ({ fileOffset }, { traces }) => {
    const fields = thinned(traces, MOST_FIELDS).flatMap((trace) => inFile(trace, fileOffset) ?? []);
    return fields.length > 0 ? fields : undefined;
  });
  return [...kinds.values()].map((structures) => thinned(structures, MOST_STRUCTURES));
}

/** The field with positions in the file; undefined if it lies nowhere in it. */
function inFile({ owner, field, primitive, args, value, start, end }: DeclaredField, fileOffset: (byte: number) => number | undefined): DeclaredField | undefined {
  const offset = fileOffset(Math.floor(start / 8));
  if (offset === undefined) return undefined;
  const inBits = 8 * offset + (start % 8);
  return { owner, field, primitive, args, value, start: inBits, end: inBits + end - start };
}
