import { R2RError } from '../errors.js';
import type { BitCursor } from '../io/bit-cursor.js';
import type { GcInfoEncoding } from './encodings.js';
import { GC_INFO_HEADER_FLAGS as FLAGS, GENERICS_INST_CONTEXT_MASK, HEADER_FLAGS_BITS } from './header-flags.js';
import { minimumRangeBits } from './interruptible-ranges.js';
import type { GcInfoNormalization } from './normalization.js';
import { bitsPerSafePoint } from './safe-points.js';
import { readCount, readVarLengthSigned, readVarLengthUnsigned } from './varlen.js';
import type { GcInfoVersion } from './versions.js';

/** Sizes, lengths and stack slots are in bytes; what the header does not hold is undefined. */
export interface GcInfoHeader {
  readonly slim: boolean;
  readonly flags: number;
  /** Only before version 4. */
  readonly returnKind: number | undefined;
  /** Of the main body, its funclets and its cold part together. */
  readonly codeLength: number;
  readonly prologSize: number | undefined;
  readonly epilogSize: number | undefined;
  readonly gsCookieStackSlot: number | undefined;
  readonly pspSymStackSlot: number | undefined;
  readonly genericsInstContextStackSlot: number | undefined;
  readonly stackBaseRegister: number | undefined;
  readonly sizeOfEditAndContinuePreservedArea: number | undefined;
  readonly sizeOfEditAndContinueFixedStackFrame: number | undefined;
  readonly reversePInvokeFrameStackSlot: number | undefined;
  readonly sizeOfStackOutgoingAndScratchArea: number;
  readonly safePointCount: number;
  readonly interruptibleRangeCount: number;
}

/**
 * Reads the header of GC info (r2r-format 9.4).
 *
 *   slim: 0, has stack base register (1 bit; it is then the frame pointer), return kind (before version 4), code length,
 *         number of safe points
 *   fat:  1, flags, then the fields in the order of `GcInfoHeader`, each only if it is flagged; of the prolog size one
 *         less is stored, and the epilog size is there with a GS cookie only
 *
 * Throws `gc-info.code-length` if it is 0 or above 32 bits, `gc-info.count`, `gc-info.number`, `truncated`.
 */
export function readGcInfoHeader(cursor: BitCursor, version: GcInfoVersion, encoding: GcInfoEncoding, scale: GcInfoNormalization): GcInfoHeader {
  return cursor.flag() ? readFatHeader(cursor, version, encoding, scale) : readSlimHeader(cursor, version, encoding, scale);
}

function readSlimHeader(cursor: BitCursor, version: GcInfoVersion, encoding: GcInfoEncoding, scale: GcInfoNormalization): GcInfoHeader {
  const hasStackBaseRegister = cursor.flag();
  const returnKind = version < 4 ? cursor.bits(encoding.SIZE_OF_RETURN_KIND_IN_SLIM_HEADER) : undefined;
  const codeLength = readCodeLength(cursor, encoding, scale);
  return {
    slim: true,
    flags: hasStackBaseRegister ? FLAGS.HAS_STACK_BASE_REGISTER : 0,
    returnKind,
    codeLength,
    prologSize: undefined,
    epilogSize: undefined,
    gsCookieStackSlot: undefined,
    pspSymStackSlot: undefined,
    genericsInstContextStackSlot: undefined,
    stackBaseRegister: hasStackBaseRegister ? scale.stackBaseRegister(0) : undefined,
    sizeOfEditAndContinuePreservedArea: undefined,
    sizeOfEditAndContinueFixedStackFrame: undefined,
    reversePInvokeFrameStackSlot: undefined,
    sizeOfStackOutgoingAndScratchArea: 0,
    safePointCount: readSafePointCount(cursor, codeLength, encoding, scale),
    interruptibleRangeCount: 0,
  };
}

function readFatHeader(cursor: BitCursor, version: GcInfoVersion, encoding: GcInfoEncoding, scale: GcInfoNormalization): GcInfoHeader {
  const flags = cursor.bits(HEADER_FLAGS_BITS);
  const returnKind = version < 4 ? cursor.bits(encoding.SIZE_OF_RETURN_KIND_IN_FAT_HEADER) : undefined;
  const codeLength = readCodeLength(cursor, encoding, scale);

  const hasGsCookie = (flags & FLAGS.HAS_GS_COOKIE) !== 0;
  const hasGenericsContext = (flags & GENERICS_INST_CONTEXT_MASK) !== 0;
  const hasEditAndContinue = (flags & FLAGS.HAS_EDIT_AND_CONTINUE_INFO) !== 0;
  const fixedFrameBase = encoding.SIZE_OF_EDIT_AND_CONTINUE_FIXED_STACK_FRAME_ENCBASE;
  const unsigned = (base: number): number => readVarLengthUnsigned(cursor, base);
  const stackSlot = (base: number): number => readVarLengthSigned(cursor, base) * scale.stackSlotScale;

  const prologSize = hasGsCookie || hasGenericsContext ? (unsigned(encoding.NORM_PROLOG_SIZE_ENCBASE) + 1) * scale.codeOffsetScale : undefined;
  const epilogSize = hasGsCookie ? unsigned(encoding.NORM_EPILOG_SIZE_ENCBASE) * scale.codeOffsetScale : undefined;
  const gsCookieStackSlot = hasGsCookie ? stackSlot(encoding.GS_COOKIE_STACK_SLOT_ENCBASE) : undefined;
  const hasPspSym = version < 4 && (flags & FLAGS.HAS_PSP_SYM) !== 0;
  const pspSymStackSlot = hasPspSym ? stackSlot(encoding.PSP_SYM_STACK_SLOT_ENCBASE) : undefined;
  const genericsInstContextStackSlot = hasGenericsContext ? stackSlot(encoding.GENERICS_INST_CONTEXT_STACK_SLOT_ENCBASE) : undefined;
  const hasStackBaseRegister = (flags & FLAGS.HAS_STACK_BASE_REGISTER) !== 0;
  const stackBaseRegister = hasStackBaseRegister ? scale.stackBaseRegister(unsigned(encoding.STACK_BASE_REGISTER_ENCBASE)) : undefined;
  const preservedArea = hasEditAndContinue ? unsigned(encoding.SIZE_OF_EDIT_AND_CONTINUE_PRESERVED_AREA_ENCBASE) : undefined;
  const fixedStackFrame = hasEditAndContinue && fixedFrameBase !== undefined ? unsigned(fixedFrameBase) : undefined;
  const hasReversePInvokeFrame = (flags & FLAGS.REVERSE_PINVOKE_FRAME) !== 0;
  const reversePInvokeFrame = hasReversePInvokeFrame ? stackSlot(encoding.REVERSE_PINVOKE_FRAME_ENCBASE) : undefined;
  const scratchArea = encoding.HAS_FIXED_STACK_PARAMETER_SCRATCH_AREA ? unsigned(encoding.SIZE_OF_STACK_AREA_ENCBASE) * scale.stackAreaScale : 0;
  return {
    slim: false,
    flags,
    returnKind,
    codeLength,
    prologSize,
    epilogSize,
    gsCookieStackSlot,
    pspSymStackSlot,
    genericsInstContextStackSlot,
    stackBaseRegister,
    sizeOfEditAndContinuePreservedArea: preservedArea,
    sizeOfEditAndContinueFixedStackFrame: fixedStackFrame,
    reversePInvokeFrameStackSlot: reversePInvokeFrame,
    sizeOfStackOutgoingAndScratchArea: scratchArea,
    safePointCount: readSafePointCount(cursor, codeLength, encoding, scale),
    interruptibleRangeCount: readCount(cursor, encoding.NUM_INTERRUPTIBLE_RANGES_ENCBASE, minimumRangeBits(encoding), 'InterruptibleRangeCount'),
  };
}

function readCodeLength(cursor: BitCursor, encoding: GcInfoEncoding, scale: GcInfoNormalization): number {
  const start = cursor.position;
  const stored = readVarLengthUnsigned(cursor, encoding.CODE_LENGTH_ENCBASE);
  const codeLength = stored * scale.codeLengthScale;
  if (codeLength === 0 || codeLength > 0xffffffff) {
    throw new R2RError('gc-info.code-length', `the code length is ${codeLength}`, { range: cursor.rangeFrom(start), path: 'CodeLength' });
  }
  return codeLength;
}

function readSafePointCount(cursor: BitCursor, codeLength: number, encoding: GcInfoEncoding, scale: GcInfoNormalization): number {
  return readCount(cursor, encoding.NUM_SAFE_POINTS_ENCBASE, bitsPerSafePoint(codeLength, scale), 'SafePointCount');
}
