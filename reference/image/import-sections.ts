import { R2RError } from '../errors.js';
import { rva, type Rva } from '../io/addresses.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { WorkBudget } from '../io/work-budget.js';
import type { SignatureContext } from '../signatures/context.js';
import { readFixup, type Fixup } from '../signatures/fixup.js';
import type { ReadContext } from './context.js';
import { IMPORT_SECTION_TYPES } from './import-section-kinds.js';
import { checkPointer, cursorOverSection, type SectionRange } from './section-range.js';

const RECORD_SIZE = 20;
const SIGNATURE_RVA_SIZE = 4;

/** READYTORUN_IMPORT_SECTION. */
export interface ImportSection {
  readonly index: number;
  /** The cells. */
  readonly section: SectionRange;
  readonly flags: number;
  readonly type: number;
  /** As stored; 0 means the pointer size. */
  readonly entrySize: number;
  /** In bytes. */
  readonly cellSize: number;
  readonly cellCount: number;
  /** RVA of the table of signature RVAs, one u32 a cell; 0 if there are no cells. */
  readonly signatures: Rva;
  /** RVA of the GC ref maps, or 0. */
  readonly auxiliaryData: Rva;
  readonly range: ByteRange;
}

/** A cell of an import section with its signature. */
export interface ImportCell {
  readonly index: number;
  readonly rva: Rva;
  readonly signatureRva: Rva;
  readonly fixup: Fixup;
}

/**
 * Reads section 101 (r2r-format 7.1), as many records of 20 bytes as it has room for:
 *
 *   u32 RVA and u32 size of the cells, u16 Flags, u8 Type, u8 EntrySize, u32 RVA of Signatures, u32 RVA of AuxiliaryData
 *
 * @throws R2RError `import-section.size`, `import-section.signatures`, `rva.outside`
 */
export function readImportSections(context: ReadContext, section: SectionRange): ImportSection[] {
  const cursor = cursorOverSection(context.space, section);
  const sections: ImportSection[] = [];
  while (cursor.remaining >= RECORD_SIZE) {
    const index = sections.length;
    try {
      sections.push(readImportSection(cursor, index, context));
    } catch (error) {
      throw error instanceof R2RError ? error.within(`ImportSections[${index}]`) : error;
    }
  }
  return sections;
}

function readImportSection(cursor: ByteCursor, index: number, context: ReadContext): ImportSection {
  const start = cursor.offset;
  const cells = { rva: rva(cursor.u32()), size: cursor.u32() };
  const flags = cursor.u16();
  const type = cursor.u8();
  const entrySize = cursor.u8();
  const signatures = rva(cursor.u32());
  const auxiliaryData = rva(cursor.u32());
  const cellSize = entrySize === 0 ? context.target.pointerSize : entrySize;
  const cellCount = cells.size / cellSize;
  const signaturesField = { start: start + 12, end: start + 16 };
  if (!Number.isInteger(cellCount)) {
    throw new R2RError('import-section.size', `${cells.size} bytes are no multiple of the cell size ${cellSize}`, {
      range: { start: start + 11, end: start + 12 },
      path: 'EntrySize',
    });
  }
  if (cellCount > 0 && signatures === 0) {
    throw new R2RError('import-section.signatures', 'an import section has cells but no signatures', { range: signaturesField, path: 'Signatures' });
  }
  checkPointer(context.space, cells, { start: start + 4, end: start + 8 }, 'Section');
  checkPointer(context.space, { rva: signatures, size: cellCount * SIGNATURE_RVA_SIZE }, signaturesField, 'Signatures');
  return { index, section: cells, flags, type, entrySize, cellSize, cellCount, signatures, auxiliaryData, range: cursor.rangeFrom(start) };
}

/**
 * The cells of an import section, in their order.
 * @param signatures the context of fixup signatures
 * @param budget one for all sections, if many are read
 * @throws R2RError `rva.outside`, `limit.exceeded` and what `readFixup` throws
 */
export function* importCells(
  context: ReadContext,
  section: ImportSection,
  signatures: SignatureContext,
  budget = new WorkBudget(context.space.bytes.length),
): IterableIterator<ImportCell> {
  for (let index = 0; index < section.cellCount; index++) {
    const cell = readImportCell(context, section, index, signatures);
    budget.spend(cell.fixup.range);
    yield cell;
  }
}

/** Where the signature of a cell begins, as stored, and the field that says so. @throws R2RError `rva.outside` */
export function readSignatureRva(context: ReadContext, section: ImportSection, index: number): { readonly signatureRva: Rva; readonly field: ByteRange } {
  const cursor = context.space.cursorOver(rva(section.signatures + index * SIGNATURE_RVA_SIZE), SIGNATURE_RVA_SIZE);
  const start = cursor.offset;
  return { signatureRva: rva(cursor.u32()), field: cursor.rangeFrom(start) };
}

/** One cell, 0 <= index < cellCount. @throws R2RError as `importCells` */
export function readImportCell(context: ReadContext, section: ImportSection, index: number, signatures: SignatureContext): ImportCell {
  try {
    const { signatureRva, field } = readSignatureRva(context, section, index);
    checkPointer(context.space, { rva: signatureRva, size: 1 }, field, 'Signature');
    const fixup = readFixup(context.space.cursorAt(signatureRva, 'signature'), signatures);
    return { index, rva: rva(section.section.rva + index * section.cellSize), signatureRva, fixup };
  } catch (error) {
    throw error instanceof R2RError ? error.within(`ImportSections[${section.index}].Cells[${index}]`) : error;
  }
}

/**
 * The import section that section 119 indexes: the first of type ILBodyFixups if there is one, else section 0
 * (r2r-format 7.1).
 */
export function ilBodySection(sections: readonly ImportSection[]): ImportSection | undefined {
  return sections.find((section) => section.type === IMPORT_SECTION_TYPES.ILBodyFixups) ?? sections[0];
}
