import { writeBaseRelocations } from '../../pe/base-relocations-writer.js';
import { writeCorHeader } from '../../pe/cor-header-writer.js';
import { writeDebugDirectory } from '../../pe/debug-directory-writer.js';
import { writeCoffHeader, writeOptionalHeader, writeSectionTable } from '../../pe/headers-writer.js';
import type { ByteRange } from '../../io/ranges.js';
import type { Place } from '../place.js';
import { coffHeader, corHeader, dataDirectory, debugEntry, optionalHeader, relocationBlock, sectionHeader, webcilHeader, webcilSection } from '../shapes/container-shapes.js';
import { list, range } from '../shapes/shape.js';
import { writeWebcilHeader, writeWebcilSections } from '../../webcil/headers-writer.js';
import { bytesNode } from './opaque.js';
import type { ModelNode } from './node.js';

/** Of Webcil. */
const SECTION_HEADER_SIZE = 16;

/** The headers and tables of the file around an image. */
export function* containerNodes(container: Place): Iterable<ModelNode> {
  if (container.member('coffHeader').isPresent) yield* peHeaderNodes(container);
  if (container.member('payload').isPresent) yield* webcilHeaderNodes(container);
  yield* table(container.member('debugDirectory'), 'debug directory', (entries) => writeDebugDirectory(entries.read(list(debugEntry))));
  yield* table(container.member('baseRelocations'), 'base relocations', (blocks) => writeBaseRelocations(blocks.read(list(relocationBlock))));
}

/** The headers of a Webcil payload. */
function* webcilHeaderNodes(container: Place): Iterable<ModelNode> {
  yield single(container.member('header'), 'Webcil headers', () => writeWebcilHeader(container.member('header').read(webcilHeader)));
  const sections = container.member('sections');
  const places = sections.read(list(webcilSection));
  if (places.length === 0) return;
  const start = places[0].fieldsAt;
  yield { kind: 'Webcil headers', where: sections.pointer, range: { start, end: start + places.length * SECTION_HEADER_SIZE }, write: () => writeWebcilSections(places) };
}

function* peHeaderNodes(container: Place): Iterable<ModelNode> {
  yield single(container.member('coffHeader'), 'PE headers', () => writeCoffHeader(container.member('coffHeader').read(coffHeader)));
  yield single(container.member('optionalHeader'), 'PE headers', () =>
    writeOptionalHeader({ ...container.member('optionalHeader').read(optionalHeader), directories: container.member('directories').read(list(dataDirectory)) }),
  );
  yield* table(container.member('sections'), 'PE headers', (sections) => writeSectionTable(sections.read(list(sectionHeader))));
}

/** The CLI header and the metadata of the IL. */
export function* ilNodes(il: Place): Iterable<ModelNode> {
  if (!il.isPresent) return;
  const header = il.member('corHeader');
  yield {
    ...single(header, 'CLI header', () => writeCorHeader(header.read(corHeader))),
    moved: (moves) => {
      const read = header.read(corHeader);
      return writeCorHeader({ ...read, managedNativeHeader: { ...read.managedNativeHeader, ...moves.section(read.managedNativeHeader) } });
    },
  };
  yield bytesNode('IL metadata', il.member('metadata'));
}

function single(place: Place, kind: ModelNode['kind'], write: () => Uint8Array): ModelNode {
  return { kind, where: place.pointer, range: place.member('range').read(range), write };
}

/** A table whose entries follow each other without gaps. */
function* table(place: Place, kind: ModelNode['kind'], write: (place: Place) => Uint8Array): Iterable<ModelNode> {
  if (!place.isPresent) return;
  const ranges: ByteRange[] = [];
  for (const entry of place.elements()) ranges.push(entry.member('range').read(range));
  if (ranges.length === 0) return;
  yield { kind, where: place.pointer, range: { start: ranges[0].start, end: ranges[ranges.length - 1].end }, write: () => write(place) };
}
