import { GC_REF_MAP_STRIDE, gcRefMaps } from '../image/gc-ref-map.js';
import type { Image } from '../image/image.js';
import { importCells, readSignatureRva, type ImportSection } from '../image/import-sections.js';
import type { ByteRange } from '../io/ranges.js';
import { fixupText } from '../names/fixup-text.js';

/** Section 101. Cells that share a signature give it the same range. */
export function* importSectionNodes(image: Image): Iterable<object> {
  for (const section of image.importSections) {
    const maps = section.auxiliaryData === 0 ? undefined : mapNodes(image, section);
    yield { ...section, cells: cellNodes(image, section), gcRefMaps: maps, gcRefMapRange: maps && (() => mapRange(image, section)) };
  }
}

function* cellNodes(image: Image, section: ImportSection): Iterable<object> {
  const { context } = image;
  const { bytes } = context.space;
  for (const { index, rva, signatureRva, fixup } of importCells(context, section, image.signatures)) {
    const { offset } = context.space.cursorOver(rva, section.cellSize);
    const range: ByteRange = { start: offset, end: offset + section.cellSize };
    yield {
      index,
      rva,
      range,
      bytes: bytesOf(image, range),
      signatureRva,
      signatureField: readSignatureRva(context, section, index).field,
      signature: { ...fixup, bytes: bytes.subarray(fixup.range.start, fixup.range.end) },
      text: fixupText(fixup, { modules: image.resolver, version: image.version }),
    };
  }
}

function* mapNodes(image: Image, section: ImportSection): Iterable<object> {
  let cell = 0;
  for (const map of gcRefMaps(image.context, section)) {
    yield { cell, inLookup: cell % GC_REF_MAP_STRIDE === 0, ...map, bytes: bytesOf(image, map.range) };
    cell++;
  }
}

/** The maps with the table in front of them. */
function mapRange(image: Image, section: ImportSection): ByteRange {
  const start = image.context.space.offsetOf(section.auxiliaryData);
  let end: number = start;
  for (const { range } of gcRefMaps(image.context, section)) end = Math.max(end, range.end);
  return { start, end };
}

export function bytesOf(image: Image, { start, end }: ByteRange): Uint8Array {
  return image.context.space.bytes.subarray(start, end);
}
