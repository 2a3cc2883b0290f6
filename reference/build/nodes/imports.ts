import { writeGcRefMaps } from '../../image/gc-ref-map-writer.js';
import { writeImportSections, writeSignatureRvas } from '../../image/import-sections-writer.js';
import type { ImportSection } from '../../image/import-sections.js';
import { ByteWriter } from '../../io/byte-writer.js';
import type { ByteRange } from '../../io/ranges.js';
import { writeFixup } from '../../signatures/fixup-writer.js';
import type { Moves } from '../../writer/node.js';
import type { Place } from '../place.js';
import { fixup } from '../shapes/fixup-shape.js';
import { list, optional, range, rva } from '../shapes/shape.js';
import { gcRefMap, importSection } from '../shapes/table-shapes.js';
import type { ModelNode } from './node.js';
import { bytesNode } from './opaque.js';

/** Section 101, the cells, the tables of signature RVAs, the signatures, and the GC ref maps. */
export function* importNodes(content: Place, place: ByteRange): Iterable<ModelNode> {
  yield {
    kind: 'import sections',
    where: content.pointer,
    range: place,
    write: () => writeImportSections(content.read(list(importSection))),
    moved: (moves) => writeImportSections(content.read(list(importSection)).map((each) => movedSection(each, moves))),
  };
  for (const section of content.elements()) {
    yield* cellNodes(section.member('cells'));
    yield* gcRefMapNodes(section);
  }
}

function* cellNodes(cells: Place): Iterable<ModelNode> {
  for (const cell of cells.elements()) {
    yield bytesNode('import cells', cell);
    const signatureRva = cell.member('signatureRva');
    yield {
      kind: 'signature RVAs',
      where: signatureRva.pointer,
      range: cell.member('signatureField').read(range),
      write: () => writeSignatureRvas([signatureRva.read(rva)]),
      moved: (moves) => writeSignatureRvas([moves.address(signatureRva.read(rva))]),
    };
    const signature = cell.member('signature');
    yield { kind: 'signature', where: signature.pointer, range: signature.member('range').read(range), write: () => signatureBytes(signature) };
  }
}

function signatureBytes(signature: Place): Uint8Array {
  const writer = new ByteWriter();
  writeFixup(writer, signature.read(fixup));
  return writer.toBytes();
}

/** All maps of a section with the table in front of them. */
function* gcRefMapNodes(section: Place): Iterable<ModelNode> {
  const maps = section.member('gcRefMaps');
  const place = section.member('gcRefMapRange').read(optional(range));
  if (!maps.isPresent || place === undefined || place.start === place.end) return;
  yield { kind: 'GC ref maps', where: maps.pointer, range: place, write: () => writeGcRefMaps(maps.read(list(gcRefMap))) };
}

/** The cells, which code addresses, stay. */
function movedSection(section: ImportSection, moves: Moves): ImportSection {
  return { ...section, signatures: moves.address(section.signatures), auxiliaryData: moves.address(section.auxiliaryData) };
}
