/** Flags at the start of a MethodSig (readytorun.h, ReadyToRunMethodSigFlags; r2r-format 6.4). */
export const METHOD_SIGNATURE_FLAGS = {
  UnboxingStub: 0x01,
  InstantiatingStub: 0x02,
  MethodInstantiation: 0x04,
  /** Written by nobody; rejected. */
  SlotInsteadOfToken: 0x08,
  MemberRefToken: 0x10,
  Constrained: 0x20,
  OwnerType: 0x40,
  UpdateContext: 0x80,
  AsyncVariant: 0x100,
} as const;

export type MethodSignatureFlag = keyof typeof METHOD_SIGNATURE_FLAGS;

export const METHOD_SIGNATURE_FLAG_MASK = 0x1ff;
