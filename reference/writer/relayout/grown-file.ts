import { R2RError } from '../../errors.js';
import { rva, type Rva } from '../../io/addresses.js';
import type { DataDirectory } from '../../pe/data-directory.js';
import { DIRECTORY_NAMES } from '../../pe/directory-names.js';
import { writeOptionalHeader, writeSectionTable } from '../../pe/headers-writer.js';
import type { OptionalHeader } from '../../pe/optional-header.js';
import type { PeFile } from '../../pe/pe-file.js';
import type { Section } from '../../pe/section-table.js';

/** Outside Windows a section lies in memory as far from a multiple of this as in the file (r2r-format 3.1). */
const MAPPING_UNIT = 0x10000;
/** What alignment may cost; more is asked for only by headers that nobody wrote in earnest. */
const MAX_FILL = 0x100000;

/**
 * A PE file whose last section in front of the base relocations has more bytes at its end. Everything else in front of
 * them keeps its place, in the file and in memory; they and what follows the sections in the file make room.
 */
export class GrownFile {
  /** Where the new bytes begin. */
  readonly start: Rva;
  private readonly index: number;

  constructor(private readonly pe: PeFile) {
    const { sections } = pe;
    const last = sections.length - 1;
    const relocations = pe.directory('BaseRelocation');
    const lastHoldsThem = last > 0 && relocations !== undefined && relocations.rva === sections[last].virtualAddress;
    this.index = lastHoldsThem ? last - 1 : last;
    const { virtualAddress, virtualSize, sizeOfRawData } = sections[this.index];
    // What stands behind the virtual size is not mapped; what the file does not hold is zero.
    this.start = rva(alignUp(virtualAddress + (virtualSize === 0 ? sizeOfRawData : virtualSize), 16));
  }

  /** The file with `size` zeros at `start`, where it stands in it, and its directories moved by `moved`. @throws R2RError `limit.exceeded` */
  grow(size: number, moved: (directory: DataDirectory) => DataDirectory): { bytes: Uint8Array; fileOffset: number } {
    const { pe, index } = this;
    const { bytes: old, optionalHeader } = pe;
    const grown = this.grownSection(size);
    const sections = [...pe.sections.slice(0, index), grown];
    const oldEnd = endInFile(pe.sections[index]);
    const growth = endInFile(grown) - oldEnd;
    const pushed = pe.sections[index + 1];
    if (pushed !== undefined) sections.push(this.pushedSection(pushed, grown, growth));

    if (growth > old.length + size + MAX_FILL) throw new R2RError('limit.exceeded', `the file would grow by ${growth} bytes`, { range: pe.sections[index].range });
    const bytes = new Uint8Array(old.length + growth);
    bytes.set(old.subarray(0, oldEnd));
    bytes.set(old.subarray(oldEnd), oldEnd + growth);
    const behind = sections[sections.length - 1];
    const header: OptionalHeader = {
      ...optionalHeader,
      sizeOfInitializedData: optionalHeader.sizeOfInitializedData + growth,
      sizeOfImage: alignUp(behind.virtualAddress + behind.virtualSize, optionalHeader.sectionAlignment),
      // Of another file; 0 means that there is none.
      checkSum: 0,
      directories: optionalHeader.directories.map((directory, number) => {
        // The only directory that holds a file offset.
        if (DIRECTORY_NAMES[number] === 'Certificate') return directory.rva < oldEnd ? directory : { ...directory, rva: rva(directory.rva + growth) };
        if (pushed !== undefined && directory.rva >= pushed.virtualAddress) return { ...directory, rva: rva(directory.rva + behind.virtualAddress - pushed.virtualAddress) };
        return moved(directory);
      }),
    };
    bytes.set(writeOptionalHeader(header), optionalHeader.range.start);
    bytes.set(writeSectionTable(sections), pe.sections[0].range.start);
    return { bytes, fileOffset: grown.pointerToRawData + this.start - grown.virtualAddress };
  }

  private grownSection(size: number): Section {
    const section = this.pe.sections[this.index];
    const virtualSize = this.start + size - section.virtualAddress;
    return { ...section, virtualSize, sizeOfRawData: Math.max(section.sizeOfRawData, alignUp(virtualSize, this.pe.optionalHeader.fileAlignment)) };
  }

  private pushedSection(section: Section, before: Section, growth: number): Section {
    const { sectionAlignment } = this.pe.optionalHeader;
    const pointerToRawData = section.pointerToRawData + growth;
    const free = Math.max(before.virtualAddress + before.virtualSize, section.virtualAddress);
    const isCongruent = (section.virtualAddress - section.pointerToRawData) % MAPPING_UNIT === 0;
    const address = isCongruent ? alignUp(free - (pointerToRawData % MAPPING_UNIT), MAPPING_UNIT) + (pointerToRawData % MAPPING_UNIT) : alignUp(free, sectionAlignment);
    return { ...section, pointerToRawData, virtualAddress: rva(address) };
  }
}

function endInFile({ pointerToRawData, sizeOfRawData }: Section): number {
  return pointerToRawData + sizeOfRawData;
}

function alignUp(value: number, alignment: number): number {
  const unit = Math.max(alignment, 1);
  return Math.ceil(value / unit) * unit;
}
