import { has, type FormatVersion } from '../image/versions.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { readCompressedUnsigned } from './compressed.js';
import type { SignatureContext } from './context.js';
import { ELEMENT_TYPES } from './element-types.js';

/** Flags of a type layout (readytorun.h, ReadyToRunTypeLayoutFlags). */
export const TYPE_LAYOUT_FLAGS = {
  HFA: 0x01,
  Alignment: 0x02,
  /** The alignment is the pointer size, and is not stored. */
  Alignment_Native: 0x04,
  GCLayout: 0x08,
  /** There are no GC pointers, and no bitmap. */
  GCLayout_Empty: 0x10,
} as const;

/** Element types of homogeneous floating-point aggregates from version 6.0 on (readytorun.h, ReadyToRunHFAElemType). */
export const HFA_ELEMENT_TYPES = { None: 0, Float32: 1, Float64: 2, Vector64: 3, Vector128: 4 } as const;

/** The payload of the layout fixups (r2r-format 7.4). */
export interface TypeLayout {
  readonly flags: number;
  /** Instance size in bytes, without the object header. */
  readonly size: number;
  /** A value of HFA_ELEMENT_TYPES; before version 6.0 a CLI element type. */
  readonly hfa?: number;
  /** In bytes. */
  readonly alignment?: number;
  /** A bit for each pointer-size slot, least significant first: it holds a GC pointer. */
  readonly gcBitmap?: Uint8Array;
  readonly range: ByteRange;
}

/**
 * Reads a type layout:
 *
 *   flags size [hfa if HFA] [alignment if Alignment and not Alignment_Native] [bitmap if GCLayout and not GCLayout_Empty]
 *
 * @param continuation Continuation_Layout, which has neither HFA nor alignment
 * @throws R2RError `compressed-unsigned.first-byte`, `truncated`
 */
export function readTypeLayout(cursor: ByteCursor, context: SignatureContext, continuation = false): TypeLayout {
  const { HFA, Alignment, Alignment_Native, GCLayout, GCLayout_Empty } = TYPE_LAYOUT_FLAGS;
  const start = cursor.offset;
  const flags = readCompressedUnsigned(cursor);
  const size = readCompressedUnsigned(cursor);
  const hasHfa = !continuation && (flags & HFA) !== 0;
  const hasAlignment = !continuation && (flags & (Alignment | Alignment_Native)) === Alignment;
  const hasBitmap = (flags & (GCLayout | GCLayout_Empty)) === GCLayout;
  const hfa = hasHfa ? readCompressedUnsigned(cursor) : undefined;
  const alignment = hasAlignment ? readCompressedUnsigned(cursor) : undefined;
  const slots = Math.floor(size / context.target.pointerSize);
  const gcBitmap = hasBitmap ? cursor.take(Math.ceil(slots / 8)) : undefined;
  return { flags, size, hfa, alignment, gcBitmap, range: cursor.rangeFrom(start) };
}

const HFA_NAMES = Object.entries(HFA_ELEMENT_TYPES);

/** The name of an HFA element type: one of HFA_ELEMENT_TYPES or, before version 6.0, a CLI element type; else undefined. */
export function hfaElementName(hfa: number, version: FormatVersion): string | undefined {
  if (has(version, 'hfaNumbers')) return HFA_NAMES.find(([, value]) => value === hfa)?.[0];
  return Object.entries(ELEMENT_TYPES).find(([, value]) => value === hfa)?.[0];
}
