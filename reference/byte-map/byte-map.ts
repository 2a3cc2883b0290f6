import type { AddressSpace } from '../io/address-space.js';
import type { ByteRange } from '../io/ranges.js';
import type { OwnedBytes, OwnerKind } from './owned-bytes.js';
import { isPadding } from './padding.js';

/** Bytes that no structure owns. */
export interface Gap extends ByteRange {
  /** Fill in front of something aligned; else nobody knows what the bytes are. */
  readonly isPadding: boolean;
  /** The structure in front, if there is one. */
  readonly behind: OwnedBytes | undefined;
}

/**
 * Who owns the bytes of a file: structures may contain others, and several may share the same bytes. A byte belongs to
 * the innermost structure around it.
 */
export class ByteMap {
  /** By ascending start, containing structures first. */
  readonly pieces: readonly OwnedBytes[];
  readonly bytesOf = new Map<OwnerKind, number>();
  readonly gaps: readonly Gap[];

  constructor(
    private readonly space: AddressSpace,
    /** What the sections of the container hold, in the order of the file and without the fill at their ends. */
    readonly sections: readonly ByteRange[],
    pieces: Iterable<OwnedBytes>,
  ) {
    this.pieces = [...pieces].filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start || b.end - a.end);
    this.gaps = this.sweep();
  }

  /** The structures that contain a file offset, the innermost last. */
  at(offset: number): OwnedBytes[] {
    return this.pieces.filter(({ start, end }) => start <= offset && offset < end).sort((a, b) => b.end - b.start - (a.end - a.start));
  }

  private sweep(): Gap[] {
    const gaps: Gap[] = [];
    const open: OwnedBytes[] = [];
    let position = 0;
    let last: OwnedBytes | undefined;
    const advance = (to: number): void => {
      while (position < to) {
        const top = open.at(-1);
        if (top === undefined) {
          const border = this.nextBorder(position);
          const end = border < to ? border : to;
          gaps.push(this.gap(position, end, last));
          position = end;
        } else if (top.end <= position) {
          last = open.pop();
        } else {
          const end = Math.min(top.end, to);
          this.bytesOf.set(top.kind, (this.bytesOf.get(top.kind) ?? 0) + end - position);
          position = end;
        }
      }
    };
    for (const piece of this.pieces) {
      advance(piece.start);
      while (open.length > 0 && (open.at(-1)?.end ?? 0) <= position) last = open.pop();
      open.push(piece);
    }
    advance(this.space.bytes.length);
    return gaps;
  }

  /** Where the section of a byte begins or ends; a gap does not cross it. */
  private nextBorder(position: number): number {
    for (const { start, end } of this.sections) {
      if (position < start) return start;
      if (position < end) return end;
    }
    return Infinity;
  }

  private gap(start: number, end: number, behind: OwnedBytes | undefined): Gap {
    return { start, end, behind, isPadding: isPadding(this.space, this.sections, { start, end }) };
  }
}
