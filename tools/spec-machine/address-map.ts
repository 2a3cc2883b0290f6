import { integer, type Value } from './primitives/primitive.js';
import type { RecordValue } from './layout.js';

/** Bits of the input that are seen at an address. */
interface MappedBits {
  address: number;
  offset: number;
  size: number;
}

/** Where the addresses of a value lie in the input; all in bits. */
export class AddressMap {
  private readonly ranges: readonly MappedBits[];
  /** From the end of the input to its start. */
  private readonly byOffset: readonly MappedBits[];

  /** @param sections records of VirtualAddress, MappedSize and PointerToRawData, in bytes */
  constructor(sections: Value) {
    const bits = (record: RecordValue, name: string): number => 8 * Number(integer(record[name]));
    this.ranges = (sections as RecordValue[]).map((section) => ({
      address: bits(section, 'VirtualAddress'),
      offset: bits(section, 'PointerToRawData'),
      size: bits(section, 'MappedSize'),
    }));
    this.byOffset = [...this.ranges].sort((a, b) => b.offset - a.offset);
  }

  /** The first address behind everything. */
  get end(): number {
    return Math.max(0, ...this.ranges.map(({ address, size }) => address + size));
  }

  /** Where the bit at an address lies in the input, and where what is contiguous with it ends; undefined if no range has it. */
  find(address: number): { offset: number; end: number } | undefined {
    const range = this.ranges.find((each) => address >= each.address && address < each.address + each.size);
    return range && { offset: address - range.address + range.offset, end: range.offset + range.size };
  }

  /** The address of a bit of the input: that of the last range that begins at or in front of it. */
  addressOf(offset: number): number {
    const around = this.byOffset.find((range) => range.offset <= offset);
    return around === undefined ? offset : offset - around.offset + around.address;
  }
}
