import { within } from '../errors.js';
import type { Rva } from '../io/addresses.js';
import { ByteCursor } from '../io/cursor.js';
import { SectionSpace } from '../io/section-space.js';
import { readCoffHeader, type CoffHeader } from './coff-header.js';
import type { DataDirectory } from './data-directory.js';
import { DIRECTORY_NAMES, type DirectoryName } from './directory-names.js';
import { readDosHeader, type DosHeader } from './dos-header.js';
import { readOptionalHeader, type OptionalHeader } from './optional-header.js';
import { SectionCharacteristics } from './section-characteristics.js';
import { mappedSize, mapSections } from './section-place.js';
import { readSectionTable, type Section } from './section-table.js';

/** A PE file: its headers, and its bytes by RVA. */
export class PeFile extends SectionSpace {
  constructor(
    bytes: Uint8Array,
    readonly dosHeader: DosHeader,
    readonly coffHeader: CoffHeader,
    readonly optionalHeader: OptionalHeader,
    readonly sections: readonly Section[],
  ) {
    super(
      bytes,
      { address: 0, offset: 0, size: Math.min(optionalHeader.sizeOfHeaders, bytes.length) },
      mapSections(sections, 0, bytes.length),
    );
  }

  /** A data directory by name; undefined if the optional header has fewer, or if it is empty (RVA or size 0). */
  directory(name: DirectoryName): DataDirectory | undefined {
    const directory = this.optionalHeader.directories[DIRECTORY_NAMES.indexOf(name)];
    return directory === undefined || directory.rva === 0 || directory.size === 0 ? undefined : directory;
  }

  /** True if an RVA lies in a section with code that may run. */
  isExecutable(address: Rva): boolean {
    return this.sections.some(
      (section) =>
        (section.characteristics & SectionCharacteristics.MemoryExecute) !== 0 &&
        address >= section.virtualAddress &&
        address < section.virtualAddress + Math.max(section.virtualSize, mappedSize(section)),
    );
  }
}

/**
 * Reads the headers of a PE file (ECMA-335 II.25; r2r-format 3.1). Trailing data, any section names and extra data
 * directories are accepted.
 * @throws R2RError of phase `container`: `truncated`, `dos-header.signature`, `coff-header.*`, `optional-header.*`, `section-table.*`
 */
export function readPe(bytes: Uint8Array): PeFile {
  const cursor = new ByteCursor(bytes, 0, bytes.length, 'container');
  const dosHeader = within('DosHeader', () => readDosHeader(cursor));
  cursor.offset = dosHeader.newHeaderOffset;
  const coffHeader = within('CoffHeader', () => readCoffHeader(cursor));
  const optionalHeader = within('OptionalHeader', () => readOptionalHeader(cursor, coffHeader));
  const sections = readSectionTable(cursor, coffHeader.numberOfSections);
  return new PeFile(bytes, dosHeader, coffHeader, optionalHeader, sections);
}
