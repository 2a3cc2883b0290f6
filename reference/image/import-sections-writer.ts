import type { Rva } from '../io/addresses.js';
import { ByteWriter } from '../io/byte-writer.js';
import type { ImportSection } from './import-sections.js';

/** What is stored of an import section. */
export type NewImportSection = Pick<ImportSection, 'section' | 'flags' | 'type' | 'entrySize' | 'signatures' | 'auxiliaryData'>;

/** Writes section 101 (readImportSections has the layout). */
export function writeImportSections(sections: readonly NewImportSection[]): Uint8Array {
  const writer = new ByteWriter();
  for (const { section, flags, type, entrySize, signatures, auxiliaryData } of sections) {
    writer.u32(section.rva);
    writer.u32(section.size);
    writer.u16(flags);
    writer.u8(type);
    writer.u8(entrySize);
    writer.u32(signatures);
    writer.u32(auxiliaryData);
  }
  return writer.toBytes();
}

/** Writes the table of signature RVAs of an import section. @param signatures one a cell */
export function writeSignatureRvas(signatures: readonly Rva[]): Uint8Array {
  const writer = new ByteWriter(signatures.length * 4);
  for (const signature of signatures) writer.u32(signature);
  return writer.toBytes();
}
