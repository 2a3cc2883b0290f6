import { readImportSections, readSignatureRva } from '../../image/import-sections.js';
import type { Kind } from './kind.js';
import { wholeSection } from './section-kind.js';

export const importSectionsKind: Kind = (input) => ({
  value: {
    Sections: readImportSections(input.context, wholeSection(input)).map((section) => ({
      RVA: section.section.rva,
      Size: section.section.size,
      Flags: section.flags,
      Type: section.type,
      EntrySize: section.entrySize,
      Signatures: section.signatures,
      AuxiliaryData: section.auxiliaryData,
      CellSize: section.cellSize,
      SignatureRvas: Array.from({ length: section.cellCount }, (_, index) => readSignatureRva(input.context, section, index).signatureRva),
    })),
  },
});
