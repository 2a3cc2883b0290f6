import { readCoreHeader, readReadyToRunHeader, READYTORUN_SIGNATURE, type CoreHeader, type ReadyToRunHeader } from '../../image/header.js';
import { ByteCursor } from '../../io/cursor.js';
import type { Kind } from './kind.js';

export function coreFields(header: CoreHeader): object {
  return {
    Flags: header.flags,
    NumberOfSections: header.sections.length,
    Sections: header.sections.map((section) => ({ Type: section.type, RVA: section.rva, Size: section.size })),
  };
}

export function headerFields(header: ReadyToRunHeader): object {
  const { major, minor } = header.version;
  return { Signature: READYTORUN_SIGNATURE, MajorVersion: major, MinorVersion: minor, ...coreFields(header) };
}

export const readyToRunHeaderKind: Kind = ({ context }) => {
  const header = readReadyToRunHeader(new ByteCursor(context.space.bytes, 0, undefined, 'header'));
  return { value: headerFields(header), end: header.range.end };
};

export const coreHeaderKind: Kind = ({ context }) => {
  const header = readCoreHeader(new ByteCursor(context.space.bytes, 0, undefined, 'header'));
  return { value: coreFields(header), end: header.coreRange.end };
};
