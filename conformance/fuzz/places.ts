import { R2RError } from '../../reference/errors.js';
import { readImportCell } from '../../reference/image/import-sections.js';
import { openImage, type Image } from '../../reference/image/image.js';
import { openFile } from '../../reference/image/open.js';
import type { ByteRange } from '../../reference/io/ranges.js';

/** The DOS, COFF and optional header and the section table. */
const FILE_HEADERS = 0x400;
/** So much of a section, or of what a pointer leads to, decides how the rest is read. */
const BEGINNING = 256;
const UNWIND_DATA = 64;
/** So many cells and functions of an image are followed to their data. */
const FOLLOWED = 12;

/**
 * Where an image decides how it is read: its headers, of every R2R section the beginning and the whole, the metadata, and
 * what cells and functions point to. Found with the reader itself; only how well the fuzzer aims depends on it.
 */
export function placesOf(bytes: Uint8Array): ByteRange[] {
  const places: ByteRange[] = [{ start: 0, end: Math.min(FILE_HEADERS, bytes.length) }];
  try {
    const file = openFile(bytes, 'seed');
    if (file.kind === 'not-r2r') return places;
    const image = openImage(file);
    places.push(image.header.range, ...sections(image), ...signatures(image), ...unwindData(image));
    const metadata = file.metadata ?? image.manifest;
    if (metadata) places.push({ start: metadata.range.start, end: metadata.range.start + BEGINNING }, metadata.tableStream.headerRange, metadata.range);
  } catch (error) {
    // A seed that is broken itself: the places found so far will do.
    if (!(error instanceof R2RError)) throw error;
  }
  return places;
}

function* sections({ header, context }: Image): Iterable<ByteRange> {
  for (const { rva, size } of header.sections.filter((section) => section.size > 0)) {
    const { offset } = context.space.cursorOver(rva, size);
    yield { start: offset, end: offset + Math.min(size, BEGINNING) };
    yield { start: offset, end: offset + size };
  }
}

function* signatures(image: Image): Iterable<ByteRange> {
  for (const section of image.importSections) {
    const step = Math.ceil(section.cellCount / FOLLOWED);
    for (let cell = 0; cell < section.cellCount; cell += step) yield readImportCell(image.context, section, cell, image.signatures).fixup.range;
  }
}

function* unwindData({ runtimeFunctions, context }: Image): Iterable<ByteRange> {
  if (runtimeFunctions === undefined) return;
  const step = Math.ceil(runtimeFunctions.count / FOLLOWED);
  for (let index = 0; index < runtimeFunctions.count; index += step) {
    const { offset } = context.space.cursorAt(runtimeFunctions.read(index).unwindInfo);
    yield { start: offset, end: offset + UNWIND_DATA };
  }
}
