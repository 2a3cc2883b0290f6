import { rva } from '../../io/addresses.js';
import type { SectionPlace } from '../../pe/section-place.js';
import type { WebcilHeader } from '../../webcil/header.js';
import { writeWebcilHeader, writeWebcilSections } from '../../webcil/headers-writer.js';
import { webcilHeaderKind, webcilKind } from '../kinds/webcil.js';
import { list, membersOf, NOWHERE, optional, unsigned, unsignedNumber } from './members.js';
import { structureEncoding } from './structure.js';

export const webcilHeaderEncoding = structureEncoding(webcilHeaderKind, 'container', (writer, value) => writer.bytes(writeWebcilHeader(headerOf(value))));

export const webcilEncoding = structureEncoding(webcilKind, 'container', (writer, value) => {
  const members = membersOf(value);
  writer.bytes(writeWebcilHeader(headerOf(members.Header)));
  writer.bytes(writeWebcilSections(list(members, 'Sections', sectionOf)));
});

function headerOf(value: unknown): WebcilHeader {
  const members = membersOf(value);
  return {
    majorVersion: unsigned(members, 'MajorVersion'),
    minorVersion: unsigned(members, 'MinorVersion'),
    sectionCount: unsigned(members, 'SectionCount'),
    relocationSection: unsigned(members, 'RelocationSection'),
    corHeader: directoryOf(members.Cor),
    debugDirectory: directoryOf(members.Debug),
    tableBase: optional(members, 'TableBase', unsignedNumber),
    range: NOWHERE,
  };
}

function directoryOf(value: unknown): WebcilHeader['corHeader'] {
  const members = membersOf(value);
  return { rva: rva(unsigned(members, 'RVA')), size: unsigned(members, 'Size'), range: NOWHERE };
}

function sectionOf(value: unknown): SectionPlace {
  const members = membersOf(value);
  const number = (name: string): number => unsigned(members, name);
  return { virtualSize: number('VirtualSize'), virtualAddress: rva(number('VirtualAddress')), sizeOfRawData: number('SizeOfRawData'), pointerToRawData: number('PointerToRawData'), fieldsAt: 0 };
}
