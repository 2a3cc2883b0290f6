import { rva } from '../../io/addresses.js';
import { ByteCursor } from '../../io/cursor.js';
import { utf8UntilNul } from '../../io/text.js';
import { namedExports, readExportDirectory } from '../../pe/export-directory.js';
import type { Kind } from './kind.js';

const DIRECTORY_SIZE = 40;
const NAME_LIMIT = 65536;

export const exportDirectoryKind: Kind = ({ context: { space } }) => {
  const { length } = space.bytes;
  new ByteCursor(space.bytes, 0, length, 'container').need(DIRECTORY_SIZE);
  const directory = readExportDirectory(space, { rva: rva(0), size: length, range: { start: 0, end: length } });
  return {
    value: {
      Name: directory.nameRva,
      OrdinalBase: directory.ordinalBase,
      AddressCount: directory.addressCount,
      NameCount: directory.nameCount,
      AddressTable: directory.addressTableRva,
      NamePointerTable: directory.namePointerRva,
      OrdinalTable: directory.ordinalTableRva,
      Exports: Array.from(namedExports(space, directory), ({ nameRva, index, address }) => ({
        Name: utf8UntilNul(space.cursorAt(nameRva, 'container'), NAME_LIMIT),
        Index: index,
        Address: address,
      })),
    },
  };
};
