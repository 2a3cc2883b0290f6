import { R2RError } from '../errors.js';
import { rva, type Rva } from '../io/addresses.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { UNWIND_OPS_AMD64 as OPS, UNWIND_OP_SLOTS_AMD64 as SLOTS } from './amd64-codes.js';

/** UNW_FLAG_... of the first byte. */
export const UNWIND_FLAGS_AMD64 = { EHANDLER: 1, UHANDLER: 2, CHAININFO: 4 } as const;

export interface UnwindCodeAmd64 {
  /** Offset of the end of the instruction in the prolog, in bytes. */
  readonly prologOffset: number;
  readonly op: number;
  /** A register number or the unscaled small operand. */
  readonly info: number;
  /** The operand in bytes where the operation has one: an allocation or an offset from the frame. */
  readonly operand: number | undefined;
}

/** UNWIND_INFO. */
export interface UnwindInfoAmd64 {
  readonly kind: 'amd64';
  readonly version: number;
  readonly flags: number;
  readonly prologSize: number;
  /** Number of 16-bit slots. */
  readonly codeCount: number;
  readonly frameRegister: number;
  /** In units of 16 bytes. */
  readonly frameOffset: number;
  readonly codes: readonly UnwindCodeAmd64[];
  readonly personalityRva: Rva | undefined;
  /** Of a chained blob: a copy of the RUNTIME_FUNCTION of the hot part. */
  readonly chained: { readonly begin: Rva; readonly end: Rva; readonly unwindInfo: Rva } | undefined;
  readonly range: ByteRange;
}

/**
 * Reads UNWIND_INFO (r2r-format 9.2; "x64 exception handling" of the Windows documentation).
 *
 *   u8 version (3 bits) and flags (5), u8 prolog size, u8 number of slots, u8 frame register (4) and frame offset / 16 (4),
 *   slots of u16, padding to 4 bytes, then the RVA of the personality routine, or with CHAININFO a RUNTIME_FUNCTION
 *
 * Unlike elsewhere the personality routine is there whatever the flags.
 * Throws `unwind-amd64.version`, `unwind-amd64.code`, `truncated`.
 */
export function readUnwindInfoAmd64(cursor: ByteCursor): UnwindInfoAmd64 {
  const start = cursor.offset;
  const first = cursor.u8();
  const version = first & 7;
  const flags = first >> 3;
  if (version !== 1 && version !== 2) {
    throw new R2RError('unwind-amd64.version', `unwind info of version ${version}`, { range: cursor.rangeFrom(start), path: 'Version' });
  }
  const prologSize = cursor.u8();
  const codeCount = cursor.u8();
  const frame = cursor.u8();
  const codes = readCodes(cursor, codeCount);
  if ((codeCount & 1) !== 0) cursor.skip(2);
  const isChained = (flags & UNWIND_FLAGS_AMD64.CHAININFO) !== 0;
  const chained = isChained ? { begin: rva(cursor.u32()), end: rva(cursor.u32()), unwindInfo: rva(cursor.u32()) } : undefined;
  return {
    kind: 'amd64',
    version,
    flags,
    prologSize,
    codeCount,
    frameRegister: frame & 0xf,
    frameOffset: frame >> 4,
    codes,
    personalityRva: isChained ? undefined : rva(cursor.u32()),
    chained,
    range: cursor.rangeFrom(start),
  };
}

function readCodes(cursor: ByteCursor, count: number): UnwindCodeAmd64[] {
  cursor.need(count * 2);
  const end = cursor.offset + count * 2;
  const codes: UnwindCodeAmd64[] = [];
  while (cursor.offset < end) {
    const start = cursor.offset;
    const prologOffset = cursor.u8();
    const byte = cursor.u8();
    const op = byte & 0xf;
    const info = byte >> 4;
    const slots = codeSlots(op, info);
    if (slots === undefined || start + slots * 2 > end) {
      const problem = slots === undefined ? 'is undefined' : `needs ${slots} slots, ${(end - start) / 2} are left`;
      throw new R2RError('unwind-amd64.code', `unwind operation ${op} with info ${info} ${problem}`, {
        range: { start, end: start + 2 },
        path: `Codes[${codes.length}]`,
      });
    }
    codes.push({ prologOffset, op, info, operand: readOperand(cursor, op, info, slots) });
  }
  return codes;
}

/** How many 16-bit slots an operation occupies; undefined if there is no such operation. */
export function codeSlots(op: number, info: number): number | undefined {
  if (op !== OPS.UWOP_ALLOC_LARGE) return SLOTS[op];
  return info > 1 ? undefined : SLOTS[op] + info;
}

// One slot: the operand is `info`; two: u16 in units of 8 or, of XMM registers, 16 bytes; three: u32 in bytes, of
// SET_FPREG_LARGE in units of 16 bytes, its top 4 bits 0. Epilog codes are of version 2, which no compiler of R2R writes.
function readOperand(cursor: ByteCursor, op: number, info: number, slots: number): number | undefined {
  if (slots === 1) return op === OPS.UWOP_ALLOC_SMALL ? info * 8 + 8 : undefined;
  if (slots === 2) {
    const stored = cursor.u16();
    if (op === OPS.UWOP_EPILOG) return stored;
    return stored * (op === OPS.UWOP_SAVE_XMM128 ? 16 : 8);
  }
  const start = cursor.offset;
  const value = cursor.u32();
  if (op !== OPS.UWOP_SET_FPREG_LARGE) return value;
  if (value > 0x0fffffff) {
    throw new R2RError('unwind-amd64.code', 'the top 4 bits of the frame offset are not 0', { range: cursor.rangeFrom(start) });
  }
  return value * 16;
}
