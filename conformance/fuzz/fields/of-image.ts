import { Decoder } from '../../../tools/spec-machine/decode.js';
import { NoAnswer, Rejection } from '../../../tools/spec-machine/rejection.js';
import type { Spec } from '../../../tools/spec-machine/spec.js';
import { metadataRows } from '../../suites/spec-world/metadata-rows.js';
import type { Question, Reading } from '../../suites/spec-world/both-readers.js';
import type { PeFile, PeSection } from '../../suites/spec-world/published.js';
import { walk } from '../../suites/spec-world/walk.js';
import type { DeclaredField } from './field.js';
import { thinned } from './of-structure.js';

/** So many structures of a kind, and fields of a structure, are aimed at. */
const MOST_STRUCTURES = 12;
const MOST_FIELDS = 48;

/** The fields of the structures of one kind, structure by structure. */
export type FieldsOfKind = readonly (readonly DeclaredField[])[];

/** Where the stored values of an image lie in its file, by kind of structure. */
export function fieldsOfImage(spec: Spec, bytes: Uint8Array, name: string): FieldsOfKind[] {
  const collector = new Collector(spec, bytes);
  walk(spec, collector, bytes, metadataRows(bytes, name));
  return [...collector.kinds.values()].map((structures) => thinned(structures, MOST_STRUCTURES)).filter(({ length }) => length > 0);
}

/** Answers the questions of the walk with the spec machine, and keeps where the values lie that it read. */
class Collector {
  readonly kinds = new Map<string, DeclaredField[][]>();
  private sections: readonly PeSection[] = [];

  constructor(
    private readonly spec: Spec,
    private readonly file: Uint8Array,
  ) {}

  knows(kind: string): boolean {
    return this.spec.kinds.has(kind);
  }

  ask(_place: string, { kind, bytes, size, context }: Question): Reading | undefined {
    const declared = this.spec.kinds.get(kind);
    if (declared === undefined) return undefined;
    try {
      const { json, end, traces } = new Decoder(this.spec, context, bytes, size).decode(declared.type, declared.phase);
      if (kind === 'pe-file') this.sections = (json as PeFile).Sections;
      const fields = thinned(traces, MOST_FIELDS).flatMap((trace) => this.inFile(bytes, trace) ?? []);
      if (fields.length > 0) this.kinds.set(kind, [...(this.kinds.get(kind) ?? []), fields]);
      return { value: json, end: end === undefined ? undefined : Math.ceil(end / 8) };
    } catch (error) {
      if (error instanceof Rejection || error instanceof NoAnswer || error instanceof RangeError) return undefined;
      throw error;
    }
  }

  /** The field with positions in the file; undefined if it was read from a copy, or lies where the file has nothing. */
  private inFile(bytes: Uint8Array, field: DeclaredField): DeclaredField | undefined {
    if (bytes.buffer === this.file.buffer) return field;
    const rva = bytes.byteOffset + Math.floor(field.start / 8);
    const home = this.sections.find(({ VirtualAddress, SizeOfRawData }) => rva >= VirtualAddress && rva < VirtualAddress + SizeOfRawData);
    if (home === undefined) return undefined;
    const start = 8 * (rva - home.VirtualAddress + home.PointerToRawData) + (field.start % 8);
    const { owner, field: declared, primitive, args, value } = field;
    return { owner, field: declared, primitive, args, value, start, end: start + field.end - field.start };
  }
}
