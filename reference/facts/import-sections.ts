import type { Image } from '../image/image.js';
import { importCells, type ImportCell } from '../image/import-sections.js';
import { WorkBudget } from '../io/work-budget.js';
import { fixupText } from '../names/fixup-text.js';
import { hexOfRange } from '../io/hex.js';

export interface ImportSectionFact {
  readonly rva: number;
  readonly size: number;
  readonly flags: number;
  readonly type: number;
  /** As stored. */
  readonly entrySize: number;
  /** Where 0 is stored, the pointer size. */
  readonly effectiveEntrySize: number;
  readonly signaturesRva: number;
  readonly auxDataRva: number;
  readonly entries: readonly ImportCellFact[];
}

export interface ImportCellFact {
  readonly index: number;
  readonly slotRva: number;
  readonly signatureRva: number;
  /** Without the bit 0x80. */
  readonly kind: number;
  readonly moduleOverride: number | null;
  readonly signatureHex: string;
  readonly text: string;
}

/** Section 101 with its cells. */
export function* importSectionsFacet(image: Image): Iterable<ImportSectionFact> {
  const budget = new WorkBudget(image.context.space.bytes.length);
  for (const section of image.importSections) {
    yield {
      rva: section.section.rva,
      size: section.section.size,
      flags: section.flags,
      type: section.type,
      entrySize: section.entrySize,
      effectiveEntrySize: section.cellSize,
      signaturesRva: section.signatures,
      auxDataRva: section.auxiliaryData,
      entries: Array.from(importCells(image.context, section, image.signatures, budget), (cell) => cellFact(cell, image)),
    };
  }
}

function cellFact({ index, rva, signatureRva, fixup }: ImportCell, image: Image): ImportCellFact {
  return {
    index,
    slotRva: rva,
    signatureRva,
    kind: fixup.kind,
    moduleOverride: fixup.moduleIndex ?? null,
    signatureHex: hexOfRange(image.context.space.bytes, fixup.range),
    text: fixupText(fixup, { modules: image.resolver, version: image.version }),
  };
}
