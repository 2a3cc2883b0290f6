import type { ReadContext } from '../../image/context.js';
import { readImportSections, readSignatureRva, type ImportSection } from '../../image/import-sections.js';
import type { Kind } from './kind.js';
import { wholeSection } from './section-kind.js';

export const importSectionsKind: Kind = (input) => ({
  value: {
    Sections: readImportSections(input.context, wholeSection(input)).map((section) => importSectionFields(input.context, section)),
  },
});

export function importSectionFields(context: ReadContext, section: ImportSection): object {
  return {
    RVA: section.section.rva,
    Size: section.section.size,
    Flags: section.flags,
    Type: section.type,
    EntrySize: section.entrySize,
    Signatures: section.signatures,
    AuxiliaryData: section.auxiliaryData,
    CellSize: section.cellSize,
    SignatureRvas: Array.from({ length: section.cellCount }, (_, index) => readSignatureRva(context, section, index).signatureRva),
  };
}
