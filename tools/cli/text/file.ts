import type { Image } from '../../../reference/image/image.js';
import type { PeFile } from '../../../reference/pe/pe-file.js';
import type { ByteRange } from '../../../reference/io/ranges.js';
import { identityOfImage } from '../identity.js';
import { columns } from './columns.js';
import { counted, hexNumber } from './numbers.js';
import type { Page } from './page.js';

/** One line about the file. */
export function headline(image: Image, page: Page): string {
  const { kind, version, machine, os, componentCount, owner } = identityOfImage(image);
  const size = counted(image.context.space.bytes.length, 'byte');
  const what = kind === 'composite' ? `composite of ${componentCount ?? '?'}` : kind === 'component' ? `component of ${owner ?? '?'}` : 'image';
  return `${page.style.heading(image.file.name)}  R2R ${version}  ${machine} ${os}  ${what}  ${size}`;
}

/** The container: where its sections lie, and what its headers point to. */
export function* containerText(page: Page): Iterable<string> {
  const { container } = page.image.file;
  yield* page.heading('Container', container.kind);
  switch (container.kind) {
    case 'pe':
      yield* peText(container.pe, page);
      break;
    case 'mach-o':
      for (const { address, fileOffset, fileSize } of container.machO.segments) {
        yield `  segment at ${hexNumber(Number(address))}, file ${hexNumber(fileOffset)}, ${counted(fileSize, 'byte')}`;
      }
      break;
    default:
      yield* columns(
        container.webcil.sections.map(({ virtualAddress, virtualSize, pointerToRawData, sizeOfRawData }, index) => [
          `  section ${index}`,
          `RVA ${hexNumber(virtualAddress)}`,
          counted(virtualSize, 'byte'),
          `payload ${hexNumber(pointerToRawData)}`,
          counted(sizeOfRawData, 'byte'),
        ]),
      );
  }
}

function* peText(pe: PeFile, page: Page): Iterable<string> {
  const { coffHeader, optionalHeader } = pe;
  yield `  machine ${hexNumber(coffHeader.machine)}, ${optionalHeader.is64Bit ? 'PE32+' : 'PE32'}, image base 0x${optionalHeader.imageBase.toString(16)}, ` +
    `${hexNumber(optionalHeader.sizeOfImage)} bytes in memory, sections aligned to ${hexNumber(optionalHeader.sectionAlignment)}`;
  yield* page.bytes(pe.dosHeader.range, 'MS-DOS header', 2);
  yield* page.bytes(coffHeader.range, 'PE signature and COFF header', 2);
  yield* page.bytes(optionalHeader.range, 'optional header', 2);
  yield* columns(
    pe.sections.map((section) => [
      `  ${section.name}`,
      `RVA ${hexNumber(section.virtualAddress)}`,
      counted(section.virtualSize, 'byte'),
      `file ${hexNumber(section.pointerToRawData)}`,
      counted(section.sizeOfRawData, 'byte'),
    ]),
  );
  const corHeader = page.image.file.module?.corHeader;
  if (corHeader !== undefined) {
    yield `  CLI header: flags ${hexNumber(corHeader.flags)}, entry point ${hexNumber(corHeader.entryPointToken)}, metadata at RVA ${hexNumber(corHeader.metadata.rva)}, ${counted(corHeader.metadata.size, 'byte')}`;
    yield* page.bytes(corHeader.range, 'CLI header', 2);
  }
}

/** Where something lies in the file. */
export function placeText({ start, end }: ByteRange): string {
  return `file ${hexNumber(start)}, ${counted(end - start, 'byte')}`;
}
