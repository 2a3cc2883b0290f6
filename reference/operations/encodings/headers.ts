import { writeCoreHeader, writeReadyToRunHeader } from '../../image/header-writer.js';
import type { SectionEntry } from '../../image/header.js';
import { rva } from '../../io/addresses.js';
import { coreHeaderKind, readyToRunHeaderKind } from '../kinds/header.js';
import { list, membersOf, NOWHERE, unsigned, type Members } from './members.js';
import { structureEncoding } from './structure.js';

export const readyToRunHeaderEncoding = structureEncoding(readyToRunHeaderKind, 'header', (writer, value) => {
  const members = membersOf(value);
  const version = { major: unsigned(members, 'MajorVersion'), minor: unsigned(members, 'MinorVersion') };
  writer.bytes(writeReadyToRunHeader({ version, ...coreOf(members) }));
});

export const coreHeaderEncoding = structureEncoding(coreHeaderKind, 'header', (writer, value) => writer.bytes(writeCoreHeader(coreOf(membersOf(value)))));

function coreOf(members: Members): { flags: number; sections: SectionEntry[] } {
  return { flags: unsigned(members, 'Flags'), sections: list(members, 'Sections', sectionOf) };
}

function sectionOf(value: unknown): SectionEntry {
  const members = membersOf(value);
  return { type: unsigned(members, 'Type'), name: undefined, rva: rva(unsigned(members, 'RVA')), size: unsigned(members, 'Size'), range: NOWHERE };
}
