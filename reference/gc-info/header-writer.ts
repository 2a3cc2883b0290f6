import type { BitWriter } from '../io/bit-writer.js';
import type { GcInfoEncoding } from './encodings.js';
import { HEADER_FLAGS_BITS } from './header-flags.js';
import type { GcInfoHeader } from './header.js';
import { stored, type GcInfoNormalization } from './normalization.js';
import { writeVarLengthSigned, writeVarLengthUnsigned } from './varlen-writer.js';

/** Writes the header of GC info (readGcInfoHeader has the layout). @throws R2RError `gc-info.number` */
export function writeGcInfoHeader(writer: BitWriter, header: GcInfoHeader, encoding: GcInfoEncoding, scale: GcInfoNormalization): void {
  writer.flag(!header.slim);
  if (header.slim) {
    writer.flag(header.stackBaseRegister !== undefined);
    writer.bits(header.returnKind ?? 0, header.returnKind === undefined ? 0 : encoding.SIZE_OF_RETURN_KIND_IN_SLIM_HEADER);
    writeCodeLength(writer, header, encoding, scale);
  } else {
    writer.bits(header.flags, HEADER_FLAGS_BITS);
    writer.bits(header.returnKind ?? 0, header.returnKind === undefined ? 0 : encoding.SIZE_OF_RETURN_KIND_IN_FAT_HEADER);
    writeCodeLength(writer, header, encoding, scale);
    writeOptionalFields(writer, header, encoding, scale);
  }
  writeVarLengthUnsigned(writer, header.safePointCount, encoding.NUM_SAFE_POINTS_ENCBASE);
  if (!header.slim) writeVarLengthUnsigned(writer, header.interruptibleRangeCount, encoding.NUM_INTERRUPTIBLE_RANGES_ENCBASE);
}

function writeCodeLength(writer: BitWriter, { codeLength }: GcInfoHeader, encoding: GcInfoEncoding, scale: GcInfoNormalization): void {
  writeVarLengthUnsigned(writer, stored(codeLength, scale.codeLengthScale), encoding.CODE_LENGTH_ENCBASE);
}

function writeOptionalFields(writer: BitWriter, header: GcInfoHeader, encoding: GcInfoEncoding, scale: GcInfoNormalization): void {
  const unsigned = (value: number | undefined, base: number | undefined): void => {
    if (value !== undefined && base !== undefined) writeVarLengthUnsigned(writer, value, base);
  };
  const stackSlot = (offset: number | undefined, base: number): void => {
    if (offset !== undefined) writeVarLengthSigned(writer, stored(offset, scale.stackSlotScale), base);
  };
  const { prologSize, epilogSize, stackBaseRegister: register } = header;
  unsigned(prologSize === undefined ? undefined : stored(prologSize, scale.codeOffsetScale) - 1, encoding.NORM_PROLOG_SIZE_ENCBASE);
  unsigned(epilogSize === undefined ? undefined : stored(epilogSize, scale.codeOffsetScale), encoding.NORM_EPILOG_SIZE_ENCBASE);
  stackSlot(header.gsCookieStackSlot, encoding.GS_COOKIE_STACK_SLOT_ENCBASE);
  stackSlot(header.pspSymStackSlot, encoding.PSP_SYM_STACK_SLOT_ENCBASE);
  stackSlot(header.genericsInstContextStackSlot, encoding.GENERICS_INST_CONTEXT_STACK_SLOT_ENCBASE);
  unsigned(register === undefined ? undefined : scale.storedStackBaseRegister(register), encoding.STACK_BASE_REGISTER_ENCBASE);
  unsigned(header.sizeOfEditAndContinuePreservedArea, encoding.SIZE_OF_EDIT_AND_CONTINUE_PRESERVED_AREA_ENCBASE);
  unsigned(header.sizeOfEditAndContinueFixedStackFrame, encoding.SIZE_OF_EDIT_AND_CONTINUE_FIXED_STACK_FRAME_ENCBASE);
  stackSlot(header.reversePInvokeFrameStackSlot, encoding.REVERSE_PINVOKE_FRAME_ENCBASE);
  if (encoding.HAS_FIXED_STACK_PARAMETER_SCRATCH_AREA) {
    unsigned(stored(header.sizeOfStackOutgoingAndScratchArea, scale.stackAreaScale), encoding.SIZE_OF_STACK_AREA_ENCBASE);
  }
}
