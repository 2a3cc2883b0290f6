import { GC_REF_MAP_STRIDE, gcRefMaps } from '../image/gc-ref-map.js';
import type { Image } from '../image/image.js';
import { importCells, readSignatureRva, type ImportSection } from '../image/import-sections.js';
import { rva } from '../io/addresses.js';
import { fixupText } from '../names/fixup-text.js';
import { owned, type OwnedBytes } from './owned-bytes.js';

/** Section 101: its records, cells, tables of signature RVAs, signatures and GC ref maps. */
export function* importBytes(image: Image): Iterable<OwnedBytes> {
  for (const section of image.importSections) yield* importSectionBytes(image, section);
}

function* importSectionBytes(image: Image, section: ImportSection): Iterable<OwnedBytes> {
  const { context } = image;
  const { index, range, cellSize } = section;
  yield owned(range, 'R2R sections', () => `import section ${index}`);
  for (const { index: cell, rva: address, fixup } of importCells(context, section, image.signatures)) {
    const { offset } = context.space.cursorOver(address, cellSize);
    const name = (): string => `import cell ${index}[${cell}], ${textOf(image, index, cell)}`;
    yield owned({ start: offset, end: offset + cellSize }, 'import cells', name);
    yield owned(readSignatureRva(context, section, cell).field, 'signatures', () => `RVA of the signature of ${name()}`);
    yield owned(fixup.range, 'signatures', () => `signature of ${name()}`);
  }
  yield* gcRefMapBytes(image, section);
}

/** Reads the signature again: all of them together would take more memory than the image. */
function textOf(image: Image, section: number, cell: number): string {
  return fixupText(image.fixup(section, cell), { modules: image.resolver, version: image.version });
}

function* gcRefMapBytes(image: Image, section: ImportSection): Iterable<OwnedBytes> {
  const { context } = image;
  const { index, auxiliaryData, cellCount } = section;
  if (auxiliaryData === 0 || cellCount === 0) return;
  const lookupSize = (Math.floor(cellCount / GC_REF_MAP_STRIDE) + 1) * 4;
  const { offset, end } = context.space.cursorOver(rva(auxiliaryData), lookupSize);
  yield owned({ start: offset, end }, 'GC ref maps', () => `lookup table of the GC ref maps of import section ${index}`);
  let cell = 0;
  for (const map of gcRefMaps(context, section)) {
    const number = cell++;
    yield owned(map.range, 'GC ref maps', () => `GC ref map of import cell ${index}[${number}]`);
  }
}
