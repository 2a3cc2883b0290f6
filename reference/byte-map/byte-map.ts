import type { AddressSpace } from '../io/address-space.js';
import type { ByteRange } from '../io/ranges.js';
import type { OwnedBytes, OwnerKind } from './owned-bytes.js';

/** Bytes that no structure owns. */
export interface Gap extends ByteRange {
  /** Fill in front of something aligned; else nobody knows what the bytes are. */
  readonly isPadding: boolean;
  /** The structure in front, if there is one. */
  readonly behind: OwnedBytes | undefined;
}

/** What compilers fill gaps with: zeros, int3, and the breakpoints of ARM64 and ARM, cut off at the end (r2r-format 14.1). */
const FILLS = [[0x00], [0xcc], [0x00, 0x00, 0x3e, 0xd4], [0x01, 0xde]];

const BLOB_ALIGNMENT = 4;

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
          gaps.push(this.gap(position, to, last));
          position = to;
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

  private gap(start: number, end: number, behind: OwnedBytes | undefined): Gap {
    // What a gap aligns is as wide as the lowest bit of the address behind it.
    const address = this.space.rvaOf(end as Parameters<AddressSpace['rvaOf']>[0]) ?? 0;
    const alignment = address === 0 ? Infinity : address & -address;
    // A blob is filled up with zeros to its own alignment before something else aligns what follows.
    const aligned = Math.min(end, Math.ceil(start / BLOB_ALIGNMENT) * BLOB_ALIGNMENT);
    const { bytes } = this.space;
    const isPadding = end - start < alignment && (isFill(bytes, start, end) || (isZero(bytes, start, aligned) && isFill(bytes, aligned, end)));
    return { start, end, behind, isPadding };
  }
}

function isZero(bytes: Uint8Array, start: number, end: number): boolean {
  return bytes.subarray(start, end).every((byte) => byte === 0);
}

function isFill(bytes: Uint8Array, start: number, end: number): boolean {
  const gap = bytes.subarray(start, end);
  return FILLS.some((fill) => gap.every((byte, index) => byte === fill[index % fill.length]));
}
