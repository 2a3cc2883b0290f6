import { fileOffset, rva, type FileOffset, type Rva } from './addresses.js';
import type { AddressSpace } from './address-space.js';
import { ByteCursor } from './cursor.js';
import { outside } from './flat-space.js';
import type { Phase } from './ranges.js';

/** `size` bytes at file offset `offset` that are mapped at RVA `address`. */
export interface MappedBytes {
  readonly address: number;
  readonly offset: number;
  readonly size: number;
}

/**
 * An address space made of sections. The headers of the file are mapped at RVA 0, but belong to no section: `rvaOf` does
 * not know them.
 */
export class SectionSpace implements AddressSpace {
  private readonly byOffset: readonly MappedBytes[];

  /**
   * @param bytes the whole file
   * @param headers what is mapped in front of the first section
   * @param mapped the sections, in ascending order of `address`, not overlapping, with their data inside `bytes`
   */
  constructor(
    readonly bytes: Uint8Array,
    private readonly headers: MappedBytes,
    private readonly mapped: readonly MappedBytes[],
  ) {
    this.byOffset = mapped.filter((section) => section.size > 0).sort((a, b) => a.offset - b.offset);
  }

  offsetOf(address: Rva, phase: Phase = 'section'): FileOffset {
    const at = this.containing(address);
    if (at === undefined || address >= at.address + at.size) throw outside(address, 1, phase);
    return fileOffset(address - at.address + at.offset);
  }

  rvaOf(offset: FileOffset): Rva | undefined {
    const at = this.byOffset[lastAtMost(this.byOffset, offset, 'offset')];
    return at !== undefined && offset < at.offset + at.size ? rva(offset - at.offset + at.address) : undefined;
  }

  cursorAt(address: Rva, phase: Phase = 'record'): ByteCursor {
    const at = this.containing(address);
    if (at === undefined || address >= at.address + at.size) throw outside(address, 1, phase);
    return new ByteCursor(this.bytes, address - at.address + at.offset, at.offset + at.size, phase);
  }

  /** Nothing at all (`size` 0) may also stand right behind the last byte of a section. */
  cursorOver(address: Rva, size: number, phase: Phase = 'record'): ByteCursor {
    const at = this.containing(address);
    if (at === undefined || address + size > at.address + at.size) throw outside(address, size, phase);
    const offset = address - at.address + at.offset;
    return new ByteCursor(this.bytes, offset, offset + size, phase);
  }

  /** The last section that begins at or before `address`, which need not reach it. */
  private containing(address: number): MappedBytes | undefined {
    const index = lastAtMost(this.mapped, address, 'address');
    if (index >= 0) return this.mapped[index];
    return address >= this.headers.address ? this.headers : undefined;
  }
}

/** The index of the last of the sorted `list` whose `key` is not above `value`, or -1. */
function lastAtMost(list: readonly MappedBytes[], value: number, key: 'address' | 'offset'): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle][key] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
