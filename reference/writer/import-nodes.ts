import { gcRefMaps } from '../image/gc-ref-map.js';
import { writeGcRefMaps } from '../image/gc-ref-map-writer.js';
import type { Image } from '../image/image.js';
import { writeImportCells } from '../image/import-cells-writer.js';
import { importCells, type ImportSection } from '../image/import-sections.js';
import { writeImportSections, writeSignatureRvas } from '../image/import-sections-writer.js';
import { rangeOfSection } from '../image/section-file-range.js';
import type { Rva } from '../io/addresses.js';
import { ByteWriter } from '../io/byte-writer.js';
import type { Fixup } from '../signatures/fixup.js';
import { writeFixup } from '../signatures/fixup-writer.js';
import type { ImageNode, Moves } from './node.js';

/** Section 101, the tables of signature RVAs, the signatures, and the GC ref maps. */
export function* importNodes(image: Image): Iterable<ImageNode> {
  const { importSections } = image;
  const range = rangeOfSection(image, image.section('ImportSections'));
  if (range !== undefined) {
    yield {
      kind: 'import sections',
      range,
      write: () => writeImportSections(importSections),
      moved: (moves) => writeImportSections(importSections.map((each) => movedSection(each, moves))),
    };
  }
  const signatures = new Set<number>();
  for (const section of importSections) yield* importSectionNodes(image, section, signatures);
}

function* importSectionNodes(image: Image, section: ImportSection, seen: Set<number>): Iterable<ImageNode> {
  const { context } = image;
  const rvas: Rva[] = [];
  for (const { signatureRva, fixup } of importCells(context, section, image.signatures)) {
    rvas.push(signatureRva);
    if (seen.has(signatureRva)) continue;
    seen.add(signatureRva);
    yield { kind: 'signature', range: fixup.range, write: () => bytesOfFixup(fixup) };
  }
  if (rvas.length === 0) return;
  const cells = context.space.cursorOver(section.section.rva, section.section.size);
  const cellsRange = { start: cells.offset, end: cells.end };
  const { pointerSize } = image.target;
  const words = Array.from({ length: section.section.size / pointerSize }, () => (pointerSize === 8 ? cells.u64() : BigInt(cells.u32())));
  yield { kind: 'import cells', range: cellsRange, write: () => writeImportCells(words, pointerSize) };
  const start = context.space.offsetOf(section.signatures);
  yield {
    kind: 'signature RVAs',
    range: { start, end: start + rvas.length * 4 },
    write: () => writeSignatureRvas(rvas),
    moved: (moves) => writeSignatureRvas(rvas.map((each) => moves.address(each))),
  };
  const maps = [...gcRefMaps(context, section)];
  if (maps.length === 0) return;
  const mapsStart = context.space.offsetOf(section.auxiliaryData);
  const mapsEnd = Math.max(...maps.map(({ range }) => range.end));
  yield { kind: 'GC ref maps', range: { start: mapsStart, end: mapsEnd }, write: () => writeGcRefMaps(maps) };
}

/** The cells, which code addresses, stay. */
function movedSection(section: ImportSection, moves: Moves): ImportSection {
  return { ...section, signatures: moves.address(section.signatures), auxiliaryData: moves.address(section.auxiliaryData) };
}

function bytesOfFixup(fixup: Fixup): Uint8Array {
  const writer = new ByteWriter();
  writeFixup(writer, fixup);
  return writer.toBytes();
}
