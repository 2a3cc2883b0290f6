import { readImportSections, readSignatureRva } from '../../image/import-sections.js';
import { rva } from '../../io/addresses.js';
import type { Kind } from './kind.js';

export const importSectionsKind: Kind = ({ context, size }) => ({
  value: {
    Sections: readImportSections(context, { rva: rva(0), size }).map((section) => ({
      RVA: section.section.rva,
      Size: section.section.size,
      Flags: section.flags,
      Type: section.type,
      EntrySize: section.entrySize,
      Signatures: section.signatures,
      AuxiliaryData: section.auxiliaryData,
      CellSize: section.cellSize,
      SignatureRvas: Array.from({ length: section.cellCount }, (_, index) => readSignatureRva(context, section, index).signatureRva),
    })),
  },
});
