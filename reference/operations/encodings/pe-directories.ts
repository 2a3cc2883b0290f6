import { fileOffset, rva } from '../../io/addresses.js';
import { ByteWriter } from '../../io/byte-writer.js';
import { hasUtf8, writeUtf8WithNul } from '../../io/text-writer.js';
import { writeDebugDirectory } from '../../pe/debug-directory-writer.js';
import { debugDirectoryKind } from '../kinds/debug-directory.js';
import { exportDirectoryKind } from '../kinds/export-directory.js';
import { dosHeaderKind } from '../kinds/pe-headers.js';
import { noEncoding } from './encoding.js';
import { bits, bytes, list, membersOf, NOWHERE, optional, text, unsigned, type Members } from './members.js';
import { fillUpTo, putAt } from './placed.js';
import { structureEncoding } from './structure.js';

/* Parts of a PE file that point to others (r2r-format 3): flat bytes, in which an RVA is an offset. */

const PHASE = 'container';

const MZ = 0x5a4d;
const NEW_HEADER_FIELD = 0x3c;

export const dosHeaderEncoding = structureEncoding(dosHeaderKind, PHASE, (writer, value) => {
  writer.u16(MZ);
  fillUpTo(writer, NEW_HEADER_FIELD);
  writer.u32(unsigned(membersOf(value), 'NewHeaderOffset'));
});

/** The data of each entry stands where the entry says; the entries are written last, so that nothing lies over them unseen. */
export const debugDirectoryEncoding = structureEncoding(debugDirectoryKind, PHASE, (writer, value) => {
  const entries = list(membersOf(value), 'Entries', (item) => {
    const members = membersOf(item);
    return { entry: debugEntry(members), data: dataOf(members) };
  });
  const directory = writeDebugDirectory(entries.map(({ entry }) => entry));
  writer.bytes(directory);
  for (const { entry, data } of entries) {
    if (data !== undefined && data.length > entry.sizeOfData) throw noEncoding(entry.sizeOfData, PHASE);
    if (data !== undefined) putAt(writer, entry.pointerToRawData, data, PHASE);
    fillUpTo(writer, entry.pointerToRawData + entry.sizeOfData, PHASE);
  }
  putAt(writer, 0, directory, PHASE);
  return directory.length;
});

function debugEntry(members: Members): Parameters<typeof writeDebugDirectory>[0][number] {
  return {
    characteristics: unsigned(members, 'Characteristics'),
    timeDateStamp: unsigned(members, 'TimeDateStamp'),
    majorVersion: bits(members, 'MajorVersion', 16),
    minorVersion: bits(members, 'MinorVersion', 16),
    type: unsigned(members, 'Type'),
    sizeOfData: unsigned(members, 'SizeOfData'),
    addressOfRawData: rva(unsigned(members, 'AddressOfRawData')),
    pointerToRawData: fileOffset(unsigned(members, 'PointerToRawData')),
    range: NOWHERE,
  };
}

const RSDS = 0x53445352;
const R2RM = 0x4d523252;

function dataOf(members: Members): Uint8Array | undefined {
  const writer = new ByteWriter();
  const codeView = optional(members, 'CodeView', membersOf);
  const checksum = optional(members, 'PdbChecksum', membersOf);
  const perfMap = optional(members, 'PerfMap', membersOf);
  if (codeView !== undefined) {
    writer.u32(RSDS);
    writer.bytes(bytes(codeView, 'Guid'));
    writer.u32(unsigned(codeView, 'Age'));
    writeName(writer, text(codeView, 'Path'));
  } else if (checksum !== undefined) {
    writeName(writer, text(checksum, 'Algorithm'));
    writer.bytes(bytes(checksum, 'Checksum'));
  } else if (perfMap !== undefined) {
    writer.u32(R2RM);
    writer.bytes(bytes(perfMap, 'Signature'));
    writer.u32(unsigned(perfMap, 'Version'));
    writeName(writer, text(perfMap, 'Name'));
  }
  return writer.position === 0 ? undefined : writer.toBytes();
}

function writeName(writer: ByteWriter, name: string): void {
  if (!hasUtf8(name) || name.includes('\0')) throw noEncoding(name, PHASE);
  writeUtf8WithNul(writer, name);
}

/** The tables stand where the directory says, the names behind everything. */
export const exportDirectoryEncoding = structureEncoding(exportDirectoryKind, PHASE, (writer, value) => {
  const members = membersOf(value);
  const exports = list(members, 'Exports', (item) => {
    const each = membersOf(item);
    return { name: text(each, 'Name'), index: bits(each, 'Index', 16), address: unsigned(each, 'Address') };
  });
  if (unsigned(members, 'NameCount') !== exports.length) throw noEncoding(members.NameCount, PHASE);
  const directory = directoryBytes(members);
  writer.bytes(directory);
  const [addresses, names, ordinals] = ['AddressTable', 'NamePointerTable', 'OrdinalTable'].map((name) => unsigned(members, name));
  if (exports.length > 0) {
    fillUpTo(writer, addresses + 4 * unsigned(members, 'AddressCount'), PHASE);
    fillUpTo(writer, names + 4 * exports.length, PHASE);
    fillUpTo(writer, ordinals + 2 * exports.length, PHASE);
  }
  for (const [position, { name, index, address }] of exports.entries()) {
    const start = writer.position;
    writeName(writer, name);
    putAt(writer, names + 4 * position, numberBytes(start, 4), PHASE);
    putAt(writer, ordinals + 2 * position, numberBytes(index, 2), PHASE);
    putAt(writer, addresses + 4 * index, numberBytes(address, 4), PHASE);
  }
  putAt(writer, 0, directory, PHASE);
});

const RESERVED_FIELDS = 12;

function directoryBytes(members: Members): Uint8Array {
  const writer = new ByteWriter();
  fillUpTo(writer, RESERVED_FIELDS);
  for (const name of ['Name', 'OrdinalBase', 'AddressCount', 'NameCount', 'AddressTable', 'NamePointerTable', 'OrdinalTable']) writer.u32(unsigned(members, name));
  return writer.toBytes();
}

function numberBytes(value: number, size: 2 | 4): Uint8Array {
  const writer = new ByteWriter();
  if (size === 2) writer.u16(value);
  else writer.u32(value);
  return writer.toBytes();
}
