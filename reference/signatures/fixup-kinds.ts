/** Kinds of fixups (readytorun.h, ReadyToRunFixupKind; r2r-format 7.3). */
export const FIXUP_KINDS = {
  Invalid: 0x00,
  ThisObjDictionaryLookup: 0x07,
  TypeDictionaryLookup: 0x08,
  MethodDictionaryLookup: 0x09,
  TypeHandle: 0x10,
  MethodHandle: 0x11,
  FieldHandle: 0x12,
  MethodEntry: 0x13,
  MethodEntry_DefToken: 0x14,
  MethodEntry_RefToken: 0x15,
  VirtualEntry: 0x16,
  VirtualEntry_DefToken: 0x17,
  VirtualEntry_RefToken: 0x18,
  VirtualEntry_Slot: 0x19,
  Helper: 0x1a,
  StringHandle: 0x1b,
  NewObject: 0x1c,
  NewArray: 0x1d,
  IsInstanceOf: 0x1e,
  ChkCast: 0x1f,
  FieldAddress: 0x20,
  CctorTrigger: 0x21,
  StaticBaseNonGC: 0x22,
  StaticBaseGC: 0x23,
  ThreadStaticBaseNonGC: 0x24,
  ThreadStaticBaseGC: 0x25,
  FieldBaseOffset: 0x26,
  FieldOffset: 0x27,
  TypeDictionary: 0x28,
  MethodDictionary: 0x29,
  Check_TypeLayout: 0x2a,
  Check_FieldOffset: 0x2b,
  DelegateCtor: 0x2c,
  DeclaringTypeHandle: 0x2d,
  IndirectPInvokeTarget: 0x2e,
  PInvokeTarget: 0x2f,
  Check_InstructionSetSupport: 0x30,
  Verify_FieldOffset: 0x31,
  Verify_TypeLayout: 0x32,
  Check_VirtualFunctionOverride: 0x33,
  Verify_VirtualFunctionOverride: 0x34,
  Check_IL_Body: 0x35,
  Verify_IL_Body: 0x36,
  Continuation_Layout: 0x37,
  ResumptionStubEntryPoint: 0x38,
  InjectStringThunks: 0x39,
  StoreMultiCallableAddrOfCode: 0x3a,
} as const;

export type FixupKindName = keyof typeof FIXUP_KINDS;

/** Bit of the kind byte: a module index follows. */
export const MODULE_OVERRIDE = 0x80;

const NAMES = new Map<number, FixupKindName>(
  Object.entries(FIXUP_KINDS).map(([name, value]) => [value, name as FixupKindName]),
);

/** The name of a fixup kind (without the override bit); undefined for a kind this reader does not know. */
export function fixupKindName(kind: number): FixupKindName | undefined {
  return NAMES.get(kind);
}
