import { R2RError } from '../errors.js';
import { rva, type Rva } from '../io/addresses.js';
import type { AddressSpace } from '../io/address-space.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { sectionTypeName, type SectionName } from './section-types.js';
import type { FormatVersion } from './versions.js';

/** `RTR` and a NUL, little-endian. */
export const READYTORUN_SIGNATURE = 0x00525452;
const SECTION_SIZE = 12;

/** READYTORUN_SECTION. */
export interface SectionEntry {
  readonly type: number;
  /** undefined for a type that this reader does not know. */
  readonly name: SectionName | undefined;
  readonly rva: Rva;
  /** In bytes. */
  readonly size: number;
  readonly range: ByteRange;
}

/** READYTORUN_CORE_HEADER: of an image, or of a component inside a composite image. */
export interface CoreHeader {
  readonly flags: number;
  /** In the order of the file. */
  readonly sections: readonly SectionEntry[];
  /** The core header alone: flags, section count and sections. */
  readonly coreRange: ByteRange;
}

/** READYTORUN_HEADER. */
export interface ReadyToRunHeader extends CoreHeader {
  readonly version: FormatVersion;
  readonly range: ByteRange;
}

/**
 * Reads READYTORUN_HEADER (r2r-format 4.1). Any version is read: what an unsupported one means is its caller's business.
 *
 *   u32 Signature, u16 MajorVersion, u16 MinorVersion, then the core header
 *
 * @param cursor at the header; its end is that of the header directory, if there is one
 * @throws R2RError `header.signature`, `header.section-count`, `truncated`
 */
export function readReadyToRunHeader(cursor: ByteCursor): ReadyToRunHeader {
  const start = cursor.offset;
  const signature = cursor.u32();
  if (signature !== READYTORUN_SIGNATURE) {
    throw new R2RError('header.signature', `the signature is 0x${signature.toString(16)}, not 0x${READYTORUN_SIGNATURE.toString(16)}`, {
      range: cursor.rangeFrom(start),
      path: 'Signature',
    });
  }
  const version = { major: cursor.u16(), minor: cursor.u16() };
  const core = readCoreHeader(cursor);
  return { version, ...core, range: cursor.rangeFrom(start) };
}

/**
 * Reads READYTORUN_CORE_HEADER: u32 Flags, u32 NumberOfSections, then sections of u32 Type, u32 RVA, u32 Size.
 * @throws R2RError `header.section-count`, `truncated`
 */
export function readCoreHeader(cursor: ByteCursor): CoreHeader {
  const start = cursor.offset;
  const flags = cursor.u32();
  const countStart = cursor.offset;
  const count = cursor.u32();
  if (count * SECTION_SIZE > cursor.remaining) {
    throw new R2RError('header.section-count', `${count} sections do not fit in the ${cursor.remaining} bytes left of the header`, {
      range: cursor.rangeFrom(countStart),
      path: 'NumberOfSections',
    });
  }
  const sections: SectionEntry[] = [];
  for (let i = 0; i < count; i++) sections.push(readSectionEntry(cursor));
  return { flags, sections, coreRange: cursor.rangeFrom(start) };
}

function readSectionEntry(cursor: ByteCursor): SectionEntry {
  const start = cursor.offset;
  const type = cursor.u32();
  const address = rva(cursor.u32());
  const size = cursor.u32();
  return { type, name: sectionTypeName(type), rva: address, size, range: cursor.rangeFrom(start) };
}

/**
 * What is wrong with a section directory, in its order: `directory.section-outside` for a section that is not file data,
 * `directory.duplicate-section`, `directory.unsorted`. A reader goes on with the first section of each type, as the
 * runtime's linear search does.
 */
export function directoryProblems(header: CoreHeader, space: AddressSpace): R2RError[] {
  const problems: R2RError[] = [];
  const seen = new Set<number>();
  let previous = -1;
  header.sections.forEach((section, index) => {
    const { type, range } = section;
    const path = `Sections[${index}]`;
    const outside = sectionOutside(section, space);
    if (outside !== undefined) problems.push(outside.within(path));
    if (seen.has(type)) {
      problems.push(new R2RError('directory.duplicate-section', `section type ${type} stands twice`, { range, path }));
    } else if (type < previous) {
      problems.push(new R2RError('directory.unsorted', `section type ${type} follows type ${previous}`, { range, path }));
    }
    seen.add(type);
    previous = type;
  });
  return problems;
}

/** The error `directory.section-outside` if the bytes of a section are not all file data. An empty section may lie anywhere. */
export function sectionOutside(section: SectionEntry, space: AddressSpace): R2RError | undefined {
  if (section.size === 0) return undefined;
  try {
    space.cursorOver(section.rva, section.size, 'directory');
    return undefined;
  } catch (error) {
    if (!(error instanceof R2RError)) throw error;
    return new R2RError('directory.section-outside', `section type ${section.type} at RVA 0x${section.rva.toString(16)}, ${section.size} bytes, is not file data`, {
      range: section.range,
    });
  }
}
