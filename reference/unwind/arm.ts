import { R2RError } from '../errors.js';
import { rva, type Rva } from '../io/addresses.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import type { ArmUnwindLayout } from './arm-layout.js';

/** Where an epilog begins, and at which unwind code byte its description does. */
export interface EpilogScope {
  /** As stored, in units of the function length. */
  readonly start: number;
  /** The bits between start and index. */
  readonly reserved: number;
  readonly index: number;
}

/** Unwind data of ARM, ARM64, LOONGARCH64 and RISCV64. */
export interface UnwindInfoArm {
  readonly kind: 'arm';
  /** In bytes. */
  readonly functionLength: number;
  readonly version: number;
  readonly xBit: number;
  readonly eBit: number;
  readonly fBit: number;
  /** As in the first word; with E = 1 the index of the first code byte of the only epilog. */
  readonly epilogCount: number;
  readonly codeWords: number;
  /** From the extension word, 0 without it. */
  readonly extendedEpilogCount: number;
  readonly extendedCodeWords: number;
  readonly epilogs: readonly EpilogScope[];
  /** Unwind code bytes, padding included. */
  readonly codes: Uint8Array;
  readonly personalityRva: Rva;
  readonly range: ByteRange;
}

/**
 * Reads unwind data of the ARM family (r2r-format 9.2; "ARM64 exception handling" of the Windows documentation).
 *
 *   u32 from bit 0: function length (18), version (2), X (1), E (1), on ARM F (1), epilog count (5), code words (4 or 5)
 *   if epilog count and code words are 0: u32 epilog count (16), code words (8)
 *   if E = 0: per epilog u32 start (18), reserved (4; ARM 2 and condition 4), code index (the rest)
 *   code words, u32 RVA of the personality routine
 *
 * Throws `unwind-arm.x-bit` if there is no personality routine, `truncated`.
 */
export function readUnwindInfoArm(cursor: ByteCursor, layout: ArmUnwindLayout): UnwindInfoArm {
  const start = cursor.offset;
  const word = cursor.u32();
  const fBits = layout.hasFragmentBit ? 1 : 0;
  const xBit = (word >>> 20) & 1;
  const eBit = (word >>> 21) & 1;
  const epilogCount = (word >>> (22 + fBits)) & 0x1f;
  const codeWords = word >>> (32 - layout.codeWordsBits);
  if (xBit === 0) {
    throw new R2RError('unwind-arm.x-bit', 'the unwind data has no personality routine', { range: cursor.rangeFrom(start), path: 'X' });
  }
  const extension = epilogCount === 0 && codeWords === 0 ? cursor.u32() : 0;
  const extendedEpilogCount = extension & 0xffff;
  const extendedCodeWords = (extension >>> 16) & 0xff;

  const epilogs: EpilogScope[] = [];
  const scopes = eBit === 1 ? 0 : epilogCount + extendedEpilogCount;
  for (let i = 0; i < scopes; i++) epilogs.push(readEpilogScope(cursor, layout));
  const codes = cursor.take((codeWords + extendedCodeWords) * 4);
  return {
    kind: 'arm',
    functionLength: (word & 0x3ffff) * layout.lengthUnit,
    version: (word >>> 18) & 3,
    xBit,
    eBit,
    fBit: (word >>> 22) & fBits,
    epilogCount,
    codeWords,
    extendedEpilogCount,
    extendedCodeWords,
    epilogs,
    codes,
    personalityRva: rva(cursor.u32()),
    range: cursor.rangeFrom(start),
  };
}

function readEpilogScope(cursor: ByteCursor, layout: ArmUnwindLayout): EpilogScope {
  const scope = cursor.u32();
  const reserved = (scope >>> 18) & ((1 << layout.scopeReservedBits) - 1);
  return { start: scope & 0x3ffff, reserved, index: scope >>> (18 + layout.scopeReservedBits) };
}
