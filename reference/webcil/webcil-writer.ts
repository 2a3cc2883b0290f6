import { ByteWriter } from '../io/byte-writer.js';
import { rva, type Rva } from '../io/addresses.js';
import type { DataDirectory } from '../pe/data-directory.js';
import { writeWebcilHeader, writeWebcilSections } from './headers-writer.js';

/** A payload that is to be written; sections lie one behind the other, at the same places in memory and in the file. */
export interface WebcilModel {
  readonly majorVersion: 0 | 1;
  readonly corHeader: Pick<DataDirectory, 'rva' | 'size'>;
  readonly debugDirectory: Pick<DataDirectory, 'rva' | 'size'>;
  readonly sections: readonly Uint8Array[];
  /** Of version 1: the number of the section with the base relocations, counted from 1, which is the last; 0 for none. */
  readonly relocationSection: number;
}

/** Sections begin at such a multiple, and their sizes are one (wasm-r2r 8.3). */
const SECTION_ALIGNMENT = 16;
const SECTION_HEADER_SIZE = 16;
const HEADER_SIZES = { 0: 28, 1: 32 } as const;

/** The RVAs of sections of these sizes in bytes. */
export function webcilSectionRvas(majorVersion: 0 | 1, sizes: readonly number[]): Rva[] {
  let at = aligned(HEADER_SIZES[majorVersion] + sizes.length * SECTION_HEADER_SIZE);
  return sizes.map((size) => {
    const address = rva(at);
    at = aligned(at + size);
    return address;
  });
}

/** Writes a payload (readWebcil has the layout); the room for the first table slot stays 0 until it is loaded. */
export function writeWebcil({ majorVersion, corHeader, debugDirectory, sections, relocationSection }: WebcilModel): Uint8Array {
  const rvas = webcilSectionRvas(majorVersion, sections.map(({ length }) => length));
  const header = { majorVersion, minorVersion: 0, sectionCount: sections.length, relocationSection: majorVersion === 0 ? 0 : relocationSection, corHeader, debugDirectory };
  const writer = new ByteWriter(1024);
  writer.bytes(writeWebcilHeader({ ...header, tableBase: majorVersion === 0 ? undefined : 0 }));
  writer.bytes(writeWebcilSections(sections.map(({ length }, index) => {
    const size = aligned(length);
    return { virtualSize: size, virtualAddress: rvas[index], sizeOfRawData: size, pointerToRawData: rvas[index] };
  })));
  for (const section of sections) {
    writer.align(SECTION_ALIGNMENT);
    writer.bytes(section);
  }
  writer.align(SECTION_ALIGNMENT);
  return writer.toBytes();
}

function aligned(value: number): number {
  return Math.ceil(value / SECTION_ALIGNMENT) * SECTION_ALIGNMENT;
}
