/** GcInfoHeaderFlags of gcinfodecoder.h. Flags that a version does not use are ignored (r2r-format 14). */
export const GC_INFO_HEADER_FLAGS = {
  IS_VARARG: 0x1,
  /** Of version 1 only. */
  HAS_SECURITY_OBJECT: 0x2,
  HAS_GS_COOKIE: 0x4,
  /** Unused from version 4 on. */
  HAS_PSP_SYM: 0x8,
  GENERICS_INST_CONTEXT_MT: 0x10,
  GENERICS_INST_CONTEXT_MD: 0x20,
  GENERICS_INST_CONTEXT_THIS: 0x30,
  HAS_STACK_BASE_REGISTER: 0x40,
  /** AMD64. */
  WANTS_REPORT_ONLY_LEAF: 0x80,
  /** ARM, ARM64, LOONGARCH64, RISCV64. */
  HAS_TAILCALLS: 0x80,
  HAS_EDIT_AND_CONTINUE_INFO: 0x100,
  REVERSE_PINVOKE_FRAME: 0x200,
} as const;

/** MT, MD or THIS. */
export const GENERICS_INST_CONTEXT_MASK = 0x30;

/** Width of the flags in a fat header, in bits. */
export const HEADER_FLAGS_BITS = 10;
