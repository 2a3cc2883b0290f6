import type { AddressSpace } from '../io/address-space.js';
import { fileOffset } from '../io/addresses.js';
import type { ByteRange } from '../io/ranges.js';

/**
 * What compilers fill code with, cut off at the end: int3, and the breakpoints of ARM64, ARM, RISC-V and LoongArch
 * (r2r-format 14.1).
 */
const CODE_FILLS = [[0xcc], [0x00, 0x00, 0x3e, 0xd4], [0x01, 0xde], [0x73, 0x00, 0x10, 0x00], [0x05, 0x00, 0x2a, 0x00]];

const BLOB_ALIGNMENT = 4;

/**
 * True for bytes between structures that are fill: in front of something aligned; outside of sections; and the
 * zeros up to the end of a section. A breakpoint is fill wherever it stands.
 */
export function isPadding(space: AddressSpace, sections: readonly ByteRange[], { start, end }: ByteRange): boolean {
  const { bytes } = space;
  const section = sections.find((each) => each.start < end && start < each.end);
  if (section === undefined) return isUniform(bytes, start, end);
  // A blob is filled up with zeros to its own alignment before something else aligns what follows.
  const aligned = Math.min(end, alignedUp(start, BLOB_ALIGNMENT));
  if (isCodeFill(bytes, start, end)) return true;
  if (isZero(bytes, start, aligned) && aligned < end && isCodeFill(bytes, aligned, end)) return true;
  return isZero(bytes, start, end) && (end === section.end || end - start < alignmentOf(space, end));
}

/** What a gap aligns is as wide as the lowest bit of the address behind it. */
function alignmentOf(space: AddressSpace, end: number): number {
  const address = space.rvaOf(fileOffset(end)) ?? 0;
  return address === 0 ? Infinity : address & -address;
}

/**
 * Data without the fill around it: in front of it up to `alignment`; behind it breakpoints in front of something aligned, or
 * zeros up to the end of the section.
 */
export function withoutFill(space: AddressSpace, sections: readonly ByteRange[], { start, end }: ByteRange, alignment: number): ByteRange {
  const { bytes } = space;
  const first = alignedUp(start, alignment);
  let begin = first < end && (isZero(bytes, start, first) || isCodeFill(bytes, start, first)) ? first : start;
  // Vectors are aligned to their size.
  while (begin + alignment < end && isCodeFill(bytes, begin, begin + alignment)) begin += alignment;
  if (sections.some((section) => section.end === end)) return { start: begin, end: Math.min(end, alignedUp(endOfNonZero(bytes, begin, end), alignment)) };
  const behind = alignmentOf(space, end);
  for (const fill of CODE_FILLS) {
    let last = end;
    while (last - fill.length > begin && end - (last - fill.length) < behind && startsWith(bytes, last - fill.length, fill)) last -= fill.length;
    if (last < end) return { start: begin, end: last };
  }
  return { start: begin, end };
}

function endOfNonZero(bytes: Uint8Array, start: number, end: number): number {
  let last = end;
  while (last > start && bytes[last - 1] === 0) last--;
  return last;
}

function alignedUp(offset: number, alignment: number): number {
  return Math.ceil(offset / alignment) * alignment;
}

function startsWith(bytes: Uint8Array, offset: number, fill: readonly number[]): boolean {
  return fill.every((byte, index) => bytes[offset + index] === byte);
}

export function isZero(bytes: Uint8Array, start: number, end: number): boolean {
  return bytes.subarray(start, end).every((byte) => byte === 0);
}

function isUniform(bytes: Uint8Array, start: number, end: number): boolean {
  return bytes.subarray(start, end).every((byte) => byte === bytes[start]);
}

function isCodeFill(bytes: Uint8Array, start: number, end: number): boolean {
  const gap = bytes.subarray(start, end);
  return CODE_FILLS.some((fill) => gap.every((byte, index) => byte === fill[index % fill.length]));
}
