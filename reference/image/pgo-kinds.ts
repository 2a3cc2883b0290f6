/**
 * Kinds of instrumentation data (pgo_formatprocessing.h, ICorJitInfo::PgoInstrumentationKind): a descriptor, an
 * alignment, and in the low bits how the values are stored.
 */
export const PGO_KINDS = {
  Done: 0x000,
  FourByte: 0x001,
  EightByte: 0x002,
  TypeHandle: 0x003,
  MethodHandle: 0x004,
  MarshalMask: 0x00f,
  Align4Byte: 0x010,
  Align8Byte: 0x020,
  AlignPointer: 0x030,
  AlignMask: 0x030,
  DescriptorMin: 0x040,
  BasicBlockIntCount: 0x041,
  BasicBlockLongCount: 0x042,
  HandleHistogramIntCount: 0x0b1,
  HandleHistogramLongCount: 0x082,
  HandleHistogramTypes: 0x0c3,
  HandleHistogramMethods: 0x0c4,
  Version: 0x100,
  NumRuns: 0x140,
  EdgeIntCount: 0x181,
  EdgeLongCount: 0x182,
  GetLikelyClass: 0x1c3,
  GetLikelyMethod: 0x1c4,
  ValueHistogramIntCount: 0x231,
  ValueHistogramLongCount: 0x202,
  ValueHistogram: 0x242,
} as const;
