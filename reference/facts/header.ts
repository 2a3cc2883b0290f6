import type { SectionEntry } from '../image/header.js';
import type { Image } from '../image/image.js';

export interface SectionFact {
  readonly type: number;
  /** null for an unknown type. */
  readonly name: string | null;
  readonly rva: number;
  readonly size: number;
}

export interface HeaderFact {
  readonly rva: number;
  readonly majorVersion: number;
  readonly minorVersion: number;
  readonly flags: number;
  /** In the order of the file. */
  readonly sections: readonly SectionFact[];
}

export function headerFacet(image: Image): HeaderFact {
  const { version, flags, sections } = image.header;
  return {
    rva: image.file.headerRva,
    majorVersion: version.major,
    minorVersion: version.minor,
    flags,
    sections: sections.map(sectionFact),
  };
}

export function sectionFact({ type, name, rva, size }: SectionEntry): SectionFact {
  return { type, name: name ?? null, rva, size };
}
