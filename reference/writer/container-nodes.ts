import type { Image } from '../image/image.js';
import { baseRelocationBlocks, baseRelocations } from '../pe/base-relocations.js';
import { writeBaseRelocations } from '../pe/base-relocations-writer.js';
import { writeCorHeader } from '../pe/cor-header-writer.js';
import { cursorOverDirectory } from '../pe/data-directory.js';
import { readDebugDirectory } from '../pe/debug-directory.js';
import { writeDebugDirectory } from '../pe/debug-directory-writer.js';
import { writeCoffHeader, writeOptionalHeader, writeSectionTable } from '../pe/headers-writer.js';
import type { PeFile } from '../pe/pe-file.js';
import type { ImageNode } from './node.js';

/** The headers and tables of the PE file around an image, and its CLI header. */
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
}

function* peNodes(pe: PeFile): Iterable<ImageNode> {
  const { coffHeader, optionalHeader, sections } = pe;
  yield { kind: 'PE headers', range: coffHeader.range, write: () => writeCoffHeader(coffHeader) };
  yield { kind: 'PE headers', range: optionalHeader.range, write: () => writeOptionalHeader(optionalHeader) };
  if (sections.length > 0) {
    yield { kind: 'PE headers', range: { start: sections[0].range.start, end: sections[sections.length - 1].range.end }, write: () => writeSectionTable(sections) };
  }
  const debug = pe.directory('Debug');
  if (debug !== undefined) {
    const { offset, end } = cursorOverDirectory(pe, debug);
    const entries = readDebugDirectory(pe, debug);
    yield { kind: 'debug directory', range: { start: offset, end }, write: () => writeDebugDirectory(entries) };
  }
  const relocations = pe.directory('BaseRelocation');
  if (relocations !== undefined) {
    const cursor = cursorOverDirectory(pe, relocations);
    const range = { start: cursor.offset, end: cursor.end };
    const blocks = Array.from(baseRelocationBlocks(cursor), (block) => ({ pageRva: block.pageRva, entries: [...baseRelocations(pe.bytes, block)] }));
    yield { kind: 'base relocations', range, write: () => writeBaseRelocations(blocks) };
  }
}
