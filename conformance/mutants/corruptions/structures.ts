import { Decoder, type Trace } from '../../../tools/spec-machine/decode.js';
import { NoAnswer, Rejection } from '../../../tools/spec-machine/rejection.js';
import type { Spec } from '../../../tools/spec-machine/spec.js';
import type { Question, Reading } from '../../suites/spec-world/both-readers.js';
import { metadataRows } from '../../suites/spec-world/metadata-rows.js';
import type { PeFile, PeSection } from '../../suites/spec-world/published.js';
import { walk } from '../../suites/spec-world/walk.js';

/** A structure of a real image, as the spec machine is asked for it. */
export interface Structure extends Question {
  place: string;
}

/** What the spec machine reads of an image, structure by structure, and where that lies in the file. */
export class Structures {
  /** By kind. */
  readonly kinds = new Map<string, Structure[]>();
  private sections: readonly PeSection[] = [];

  constructor(
    private readonly spec: Spec,
    private readonly file: Uint8Array,
    name: string,
  ) {
    walk(spec, this, file, metadataRows(file, name));
  }

  knows(kind: string): boolean {
    return this.spec.kinds.has(kind);
  }

  ask(place: string, question: Question): Reading | undefined {
    const { kind, bytes, size, context } = question;
    const declared = this.spec.kinds.get(kind);
    if (declared === undefined) return undefined;
    try {
      const { json, end } = new Decoder(this.spec, context, bytes, size).decode(declared.type, declared.phase);
      if (kind === 'pe-file') this.sections = (json as PeFile).Sections;
      this.kinds.set(kind, [...(this.kinds.get(kind) ?? []), { place, ...question }]);
      return { value: json, end: end === undefined ? undefined : Math.ceil(end / 8) };
    } catch (error) {
      if (error instanceof Rejection || error instanceof NoAnswer || error instanceof RangeError) return undefined;
      throw error;
    }
  }

  /** The stored values of a structure. */
  traces({ kind, bytes, size, context }: Structure): readonly Trace[] {
    const declared = this.spec.kinds.get(kind);
    return declared === undefined ? [] : new Decoder(this.spec, context, bytes, size).decode(declared.type, declared.phase).traces;
  }

  /** Where the byte of a structure lies in the file; undefined if the structure was read from a copy, or if the file has nothing there. */
  offsetOf({ bytes }: Structure, byte: number): number | undefined {
    if (bytes.buffer === this.file.buffer) return bytes.byteOffset - this.file.byteOffset + byte;
    const rva = bytes.byteOffset + byte;
    const home = this.sections.find(({ VirtualAddress, SizeOfRawData }) => rva >= VirtualAddress && rva < VirtualAddress + SizeOfRawData);
    return home && rva - home.VirtualAddress + home.PointerToRawData;
  }
}
