import type { Image } from '../../image/image.js';
import { IMPORT_SECTION_FLAGS } from '../../image/import-section-kinds.js';
import { readSignatureRva, type ImportSection } from '../../image/import-sections.js';
import { rva } from '../../io/addresses.js';

/** A cell of an import section with flag Eager. */
export interface EagerCell {
  readonly section: ImportSection;
  readonly index: number;
}

/** In the order in which a runtime fills them. @throws R2RError as `readImportSections` */
export function* eagerCells(image: Image): IterableIterator<EagerCell> {
  for (const section of image.importSections) {
    if ((section.flags & IMPORT_SECTION_FLAGS.Eager) === 0) continue;
    for (let index = 0; index < section.cellCount; index++) yield { section, index };
  }
}

/** The first two bytes of the signature: 1A 01 for the cell of the module. @throws R2RError `rva.outside`, `truncated` */
export function isModuleCell(image: Image, { section, index }: EagerCell): boolean {
  const { signatureRva } = readSignatureRva(image.context, section, index);
  const cursor = image.context.space.cursorAt(signatureRva, 'signature');
  return cursor.u8() === 0x1a && cursor.u8() === 0x01;
}

/** Whether something other than zero stands in a cell before anything has filled it. @throws R2RError `rva.outside` */
export function isPreset(image: Image, section: ImportSection, index: number): boolean {
  const cursor = image.context.space.cursorOver(rva(section.section.rva + index * section.cellSize), section.cellSize);
  return cursor.take(section.cellSize).some((byte) => byte !== 0);
}
