/** Bits of READYTORUN_IMPORT_SECTION.Flags (readytorun.h, ReadyToRunImportSectionFlags). */
export const IMPORT_SECTION_FLAGS = {
  None: 0,
  /** The cells are filled while the module loads. */
  Eager: 1,
  /** Old compiler. */
  Code: 2,
  /** The cells hold code addresses. */
  PCode: 4,
} as const;

/** Values of READYTORUN_IMPORT_SECTION.Type (readytorun.h, ReadyToRunImportSectionType). */
export const IMPORT_SECTION_TYPES = {
  Unknown: 0,
  /** Old compiler, as TypeHandle, MethodHandle and VirtualMethod. */
  ExternalMethod: 1,
  StubDispatch: 2,
  StringHandle: 3,
  TypeHandle: 4,
  MethodHandle: 5,
  VirtualMethod: 6,
  /** Never written up to 16.0, where IL body checks are section 0 with type Unknown. */
  ILBodyFixups: 7,
} as const;
