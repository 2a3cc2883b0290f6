import type { CoreHeader, ReadyToRunHeader, SectionEntry } from '../../image/header.js';
import type { SectionRange } from '../../image/section-range.js';
import { SECTION_TYPES, type SectionName } from '../../image/section-types.js';
import type { FormatVersion } from '../../image/versions.js';
import { list, oneOf, optional, range, record, rva, u16, u32, type Members } from './shape.js';

export const sectionName = optional(oneOf(...(Object.keys(SECTION_TYPES) as SectionName[])));

const sectionEntry = record<SectionEntry>({ type: u32, name: sectionName, rva, size: u32, range });

const CORE: Members<CoreHeader> = { flags: u32, sections: list(sectionEntry), coreRange: range };

export const coreHeader = record<CoreHeader>(CORE);

export const readyToRunHeader = record<ReadyToRunHeader>(
  { ...CORE, version: record<FormatVersion>({ major: u16, minor: u16 }), range },
  'rva',
);

export const sectionRange = record<SectionRange>({ rva, size: u32 });
