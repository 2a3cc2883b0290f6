/** Bits of READYTORUN_CORE_HEADER.Flags (readytorun.h, ReadyToRunFlag; r2r-format 4.2). */
export const HEADER_FLAGS = {
  /** The input IL was platform-neutral. */
  PLATFORM_NEUTRAL_SOURCE: 0x1,
  /** Not a sign of a composite image, whatever the public document says. */
  SKIP_TYPE_VALIDATION: 0x2,
  PARTIAL: 0x4,
  NONSHARED_PINVOKE_STUBS: 0x8,
  EMBEDDED_MSIL: 0x10,
  COMPONENT: 0x20,
  MULTIMODULE_VERSION_BUBBLE: 0x40,
  UNRELATED_R2R_CODE: 0x80,
  PLATFORM_NATIVE_IMAGE: 0x100,
  STRIPPED_IL_BODIES: 0x200,
  STRIPPED_INLINING_INFO: 0x400,
  STRIPPED_DEBUG_INFO: 0x800,
} as const;

export type HeaderFlag = keyof typeof HEADER_FLAGS;
