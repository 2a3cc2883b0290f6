import type { Image } from '../image/image.js';
import type { AddressSpace } from '../io/address-space.js';
import type { Rva } from '../io/addresses.js';
import type { ByteRange } from '../io/ranges.js';
import { utf8UntilNul } from '../io/text.js';
import { namedExports, readExportDirectory } from '../pe/export-directory.js';
import { owned, type OwnedBytes } from './owned-bytes.js';

const MAX_NAME = 4096;

/** What the export directory of a composite image points to: its name, the names of the exports, and three tables. */
export function* exportBytes({ context: { space }, file }: Image): Iterable<OwnedBytes> {
  const directory = file.pe?.directory('Export');
  if (directory === undefined) return;
  const exports = readExportDirectory(space, directory);
  const { addressCount, nameCount, addressTableRva, namePointerRva, ordinalTableRva } = exports;
  for (const [what, address, size] of [
    ['export address table', addressTableRva, addressCount * 4],
    ['export name pointers', namePointerRva, nameCount * 4],
    ['export ordinals', ordinalTableRva, nameCount * 2],
  ] as const) {
    if (size === 0) continue;
    const { offset, end } = space.cursorOver(address, size);
    yield owned({ start: offset, end }, 'data directories', () => what);
  }
  yield owned(rangeOfName(space, exports.nameRva), 'data directories', () => 'name in the export directory');
  for (const { nameRva } of namedExports(space, exports)) {
    yield owned(rangeOfName(space, nameRva), 'data directories', () => 'name of an export');
  }
}

function rangeOfName(space: AddressSpace, address: Rva): ByteRange {
  const cursor = space.cursorAt(address);
  const start = cursor.offset;
  utf8UntilNul(cursor, MAX_NAME);
  return cursor.rangeFrom(start);
}
