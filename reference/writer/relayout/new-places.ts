import type { SectionRange } from '../../image/section-range.js';
import type { AddressSpace } from '../../io/address-space.js';
import { fileOffset, rva, type Rva } from '../../io/addresses.js';
import type { Moves } from '../node.js';
import type { Unit, WrittenNode } from './units.js';

/** A node and how far behind the first new byte it stands. */
export interface PlacedNode extends WrittenNode {
  readonly offset: number;
}

/** Places for units, one behind the other. */
export class NewPlaces implements Moves {
  readonly placed: readonly PlacedNode[];
  /** In bytes. */
  readonly size: number;
  private readonly byOldAddress = new Map<number, { readonly address: Rva; readonly growth: number }>();

  /**
   * @param units in the order in which they will stand
   * @param start where the first new byte is mapped
   */
  constructor(space: AddressSpace, units: readonly Unit[], start: Rva) {
    const placed: PlacedNode[] = [];
    let end: number = start;
    for (const { alignment, nodes, equal } of units) {
      end = Math.ceil(end / alignment) * alignment;
      const address = rva(end);
      for (const written of nodes) {
        placed.push({ ...written, offset: end - start });
        this.move(space, written.node.range, rva(end), written.bytes.length);
        end += written.bytes.length;
      }
      for (const { range } of equal) this.move(space, range, address, nodes[0].bytes.length);
    }
    this.placed = placed;
    this.size = end - start;
  }

  address(old: Rva): Rva {
    return this.byOldAddress.get(old)?.address ?? old;
  }

  section(old: SectionRange): SectionRange {
    const to = old.size === 0 ? undefined : this.byOldAddress.get(old.rva);
    return to === undefined ? { rva: old.rva, size: old.size } : { rva: to.address, size: old.size + to.growth };
  }

  private move(space: AddressSpace, { start, end }: { start: number; end: number }, address: Rva, size: number): void {
    const old = space.rvaOf(fileOffset(start));
    if (old !== undefined) this.byOldAddress.set(old, { address, growth: size - (end - start) });
  }
}
