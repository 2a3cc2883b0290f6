import { R2RError } from '../../errors.js';
import { rva } from '../../io/addresses.js';
import type { AddressSpace } from '../../io/address-space.js';
import { readDebugData, readDebugDirectory, type DebugEntry } from '../../pe/debug-directory.js';
import type { Kind } from './kind.js';

export const debugDirectoryKind: Kind = ({ context: { space }, size }) => {
  if (size > space.bytes.length) throw new R2RError('truncated', 'the debug directory is longer than the input', { phase: 'container', range: { start: 0, end: space.bytes.length } });
  const entries = size === 0 ? [] : readDebugDirectory(space, { rva: rva(0), size, range: { start: 0, end: size } });
  return { value: { Entries: entries.map((entry) => ({ ...entryFields(entry), ...dataFields(space, entry) })) }, end: size };
};

function entryFields(entry: DebugEntry): object {
  return {
    Characteristics: entry.characteristics,
    TimeDateStamp: entry.timeDateStamp,
    MajorVersion: entry.majorVersion,
    MinorVersion: entry.minorVersion,
    Type: entry.type,
    SizeOfData: entry.sizeOfData,
    AddressOfRawData: entry.addressOfRawData,
    PointerToRawData: entry.pointerToRawData,
  };
}

function dataFields(space: AddressSpace, entry: DebugEntry): object {
  const data = readDebugData(space, entry);
  switch (data.kind) {
    case 'code-view':
      return { CodeView: { Guid: base64(data.guid), Age: data.age, Path: data.path } };
    case 'pdb-checksum':
      return { PdbChecksum: { Algorithm: data.algorithm, Checksum: base64(data.checksum) } };
    case 'perf-map':
      return { PerfMap: { Signature: base64(data.signature), Version: data.version, Name: data.name } };
    case 'bytes':
      return {};
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
