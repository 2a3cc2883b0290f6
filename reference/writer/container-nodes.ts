import type { Image } from '../image/image.js';
import { baseRelocationBlocks, baseRelocations } from '../pe/base-relocations.js';
import { writeBaseRelocations } from '../pe/base-relocations-writer.js';
import { writeCorHeader } from '../pe/cor-header-writer.js';
import type { AddressSpace } from '../io/address-space.js';
import type { ByteCursor } from '../io/cursor.js';
import { cursorOverDirectory, type DataDirectory } from '../pe/data-directory.js';
import { readDebugDirectory } from '../pe/debug-directory.js';
import { writeDebugDirectory } from '../pe/debug-directory-writer.js';
import { writeCoffHeader, writeOptionalHeader, writeSectionTable } from '../pe/headers-writer.js';
import type { PeFile } from '../pe/pe-file.js';
import { writeWebcilHeader, writeWebcilSections } from '../webcil/headers-writer.js';
import type { WebcilFile } from '../webcil/webcil-file.js';
import type { ImageNode } from './node.js';

/** The headers and tables of the PE file or Webcil payload around an image, and its CLI header. */
export function* containerNodes(image: Image): Iterable<ImageNode> {
  const { pe, module } = image.file;
  if (module !== undefined) {
    const { corHeader } = module;
    yield {
      kind: 'CLI header',
      range: corHeader.range,
      write: () => writeCorHeader(corHeader),
      moved: (moves) => writeCorHeader({ ...corHeader, managedNativeHeader: { ...corHeader.managedNativeHeader, ...moves.section(corHeader.managedNativeHeader) } }),
    };
  }
  if (pe !== undefined) yield* peNodes(pe);
  const { container } = image.file;
  if (container.kind === 'webcil' || container.kind === 'webcil-in-wasm') yield* webcilNodes(container.webcil);
}

/** What stands in the wasm module around a payload is another format. */
function* webcilNodes(webcil: WebcilFile): Iterable<ImageNode> {
  const { header, sections, headersEnd } = webcil;
  yield { kind: 'Webcil headers', range: header.range, write: () => writeWebcilHeader(header) };
  if (sections.length > 0) yield { kind: 'Webcil headers', range: { start: header.range.end, end: headersEnd }, write: () => writeWebcilSections(sections) };
  if (header.debugDirectory.size > 0) yield debugNode(webcil, header.debugDirectory);
  const relocations = webcil.relocations();
  if (relocations !== undefined) yield relocationNode(relocations, webcil.bytes);
}

function* peNodes(pe: PeFile): Iterable<ImageNode> {
  const { coffHeader, optionalHeader, sections } = pe;
  yield { kind: 'PE headers', range: coffHeader.range, write: () => writeCoffHeader(coffHeader) };
  yield { kind: 'PE headers', range: optionalHeader.range, write: () => writeOptionalHeader(optionalHeader) };
  if (sections.length > 0) {
    yield { kind: 'PE headers', range: { start: sections[0].range.start, end: sections[sections.length - 1].range.end }, write: () => writeSectionTable(sections) };
  }
  const debug = pe.directory('Debug');
  if (debug !== undefined) yield debugNode(pe, debug);
  const relocations = pe.directory('BaseRelocation');
  if (relocations !== undefined) yield relocationNode(cursorOverDirectory(pe, relocations), pe.bytes);
}

function debugNode(space: AddressSpace, directory: DataDirectory): ImageNode {
  const { offset, end } = cursorOverDirectory(space, directory);
  const entries = readDebugDirectory(space, directory);
  return { kind: 'debug directory', range: { start: offset, end }, write: () => writeDebugDirectory(entries) };
}

/** Blocks end where the last one does; Webcil fills their section up. */
function relocationNode(cursor: ByteCursor, bytes: Uint8Array): ImageNode {
  const { offset: start } = cursor;
  const blocks = [...baseRelocationBlocks(cursor)];
  const end = blocks.length === 0 ? start : blocks[blocks.length - 1].range.end;
  const written = blocks.map((block) => ({ pageRva: block.pageRva, entries: [...baseRelocations(bytes, block)] }));
  return { kind: 'base relocations', range: { start, end }, write: () => writeBaseRelocations(written) };
}
