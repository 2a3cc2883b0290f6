import type { Image } from '../image/image.js';
import { fileOffset } from '../io/addresses.js';
import { cursorOverDirectory, type DataDirectory } from '../pe/data-directory.js';
import { readDebugDirectory } from '../pe/debug-directory.js';
import { DIRECTORY_NAMES } from '../pe/directory-names.js';
import type { PeFile } from '../pe/pe-file.js';
import { owned, type OwnedBytes } from './owned-bytes.js';

/** Headers of the container and what its directories point to. */
export function* containerBytes(image: Image): Iterable<OwnedBytes> {
  const { container } = image.file;
  switch (container.kind) {
    case 'pe':
      yield* peBytes(container.pe);
      break;
    case 'mach-o':
      yield owned(container.machO.header.range, 'container headers', () => 'Mach-O header');
      for (const { type, range } of container.machO.commands) yield owned(range, 'container headers', () => `load command 0x${type.toString(16)}`);
      break;
    default: {
      const { payload, header, sections } = container.webcil;
      yield owned({ start: 0, end: payload.start }, 'container headers', () => 'wasm module in front of the payload');
      yield owned({ start: payload.end, end: image.context.space.bytes.length }, 'container headers', () => 'wasm module behind the payload');
      yield owned(header.range, 'container headers', () => 'Webcil header');
      for (const [index, { fieldsAt }] of sections.entries()) {
        yield owned({ start: fieldsAt, end: fieldsAt + 16 }, 'container headers', () => `header of Webcil section ${index}`);
      }
    }
  }
}

function* peBytes(pe: PeFile): Iterable<OwnedBytes> {
  yield owned({ start: 0, end: pe.coffHeader.range.start }, 'container headers', () => 'MS-DOS header and stub');
  yield owned(pe.coffHeader.range, 'container headers', () => 'COFF header');
  yield owned(pe.optionalHeader.range, 'container headers', () => 'optional header');
  for (const { name, range } of pe.sections) yield owned(range, 'container headers', () => `header of PE section ${name}`);
  for (const [index, directory] of pe.optionalHeader.directories.entries()) {
    const name = DIRECTORY_NAMES[index] ?? `directory ${index}`;
    if (directory.rva !== 0 && directory.size !== 0) yield* directoryBytes(pe, directory, name);
  }
}

function* directoryBytes(pe: PeFile, directory: DataDirectory, name: string): Iterable<OwnedBytes> {
  // The one directory that holds a file offset in place of an RVA.
  if (name === 'Certificate') {
    const start = fileOffset(directory.rva);
    yield owned({ start, end: Math.min(start + directory.size, pe.bytes.length) }, 'data directories', () => name);
    return;
  }
  const { offset, end } = cursorOverDirectory(pe, directory);
  yield owned({ start: offset, end }, 'data directories', () => `directory ${name}`);
  if (name !== 'Debug') return;
  for (const { type, pointerToRawData, sizeOfData } of readDebugDirectory(pe, directory)) {
    const dataEnd = Math.min(pointerToRawData + sizeOfData, pe.bytes.length);
    yield owned({ start: pointerToRawData, end: dataEnd }, 'data directories', () => `debug data of type ${type}`);
  }
}
