/** The IL offset that a piece of native code belongs to. */
export interface BoundsEntry {
  /** In bytes from the method's start. */
  readonly nativeOffset: number;
  /** An IL offset, or one of MAPPING_TYPES as an unsigned 32-bit number. */
  readonly ilOffset: number;
  /** As stored: SOURCE_TYPES up to version 15, SOURCE_TYPE_BITS from 16 on. */
  readonly sourceTypes: number;
}

/** MappingTypes of cordebuginfo.h. IL offsets are stored with 3 added, so that these are 2, 1 and 0. */
export const MAPPING_TYPES = { NO_MAPPING: -1, PROLOG: -2, EPILOG: -3 } as const;
export const IL_OFFSET_BIAS = 3;

/** SourceTypes of cordebuginfo.h, as images of up to version 15 store them. */
export const SOURCE_TYPES = {
  SOURCE_TYPE_INVALID: 0x0,
  SEQUENCE_POINT: 0x1,
  STACK_EMPTY: 0x2,
  CALL_SITE: 0x4,
  NATIVE_END_OFFSET_UNKNOWN: 0x8,
  CALL_INSTRUCTION: 0x10,
  ASYNC: 0x20,
} as const;

/** The bits that images from version 16 on store in their place; Async from 17 on. */
export const SOURCE_TYPE_BITS = { CallInstruction: 1, StackEmpty: 2, Async: 4 } as const;

/** The SOURCE_TYPES that stored SOURCE_TYPE_BITS mean. */
export function sourceTypesOfBits(bits: number): number {
  return (
    ((bits & SOURCE_TYPE_BITS.CallInstruction) !== 0 ? SOURCE_TYPES.CALL_INSTRUCTION : 0) |
    ((bits & SOURCE_TYPE_BITS.StackEmpty) !== 0 ? SOURCE_TYPES.STACK_EMPTY : 0) |
    ((bits & SOURCE_TYPE_BITS.Async) !== 0 ? SOURCE_TYPES.ASYNC : 0)
  );
}

/** The other way: `sourceTypes` as the bits that are stored from version 16 on. */
export function bitsOfSourceTypes(sourceTypes: number): number {
  return (
    ((sourceTypes & SOURCE_TYPES.CALL_INSTRUCTION) !== 0 ? SOURCE_TYPE_BITS.CallInstruction : 0) |
    ((sourceTypes & SOURCE_TYPES.STACK_EMPTY) !== 0 ? SOURCE_TYPE_BITS.StackEmpty : 0) |
    ((sourceTypes & SOURCE_TYPES.ASYNC) !== 0 ? SOURCE_TYPE_BITS.Async : 0)
  );
}
