import type { PeSection } from './published.js';

/** A file as it lies in memory, where an RVA is the offset: what kinds take RVAs for. */
export class MappedImage {
  readonly bytes: Uint8Array;

  constructor(
    readonly file: Uint8Array,
    readonly sections: readonly PeSection[],
  ) {
    this.bytes = new Uint8Array(Math.max(0, ...sections.map(({ VirtualAddress, SizeOfRawData }) => VirtualAddress + SizeOfRawData)));
    for (const { VirtualAddress, SizeOfRawData, PointerToRawData } of sections) this.bytes.set(file.subarray(PointerToRawData, PointerToRawData + SizeOfRawData), VirtualAddress);
  }

  /** What lies at an RVA. */
  over(rva: number, size: number): Uint8Array {
    return this.bytes.subarray(rva, rva + size);
  }

  /** What lies from an RVA to the end of its section of the file. */
  from(rva: number): Uint8Array {
    const home = this.homeOf(rva);
    return this.bytes.subarray(rva, home === undefined ? rva : home.VirtualAddress + home.SizeOfRawData);
  }

  /** Where in the file an RVA lies; undefined where the file has nothing. */
  fileOffset(rva: number): number | undefined {
    const home = this.homeOf(rva);
    return home && rva - home.VirtualAddress + home.PointerToRawData;
  }

  private homeOf(rva: number): PeSection | undefined {
    return this.sections.find(({ VirtualAddress, SizeOfRawData }) => rva >= VirtualAddress && rva < VirtualAddress + SizeOfRawData);
  }
}

/** `bytes` with `table` written over their beginning, where a kind expects it; nothing that the table points to lies there. */
export function withTableInFront(bytes: Uint8Array, table: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  copy.set(table);
  return copy;
}
