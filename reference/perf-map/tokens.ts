/** The lines in front of the methods, by what stands in place of an address (`PerfMapWriter` of crossgen2). */
export const PERF_MAP_KEYS = {
  SIGNATURE: 0xffffffff,
  VERSION: 0xfffffffe,
  TARGET_OS: 0xfffffffd,
  TARGET_ARCH: 0xfffffffc,
  TARGET_ABI: 0xfffffffb,
} as const;

export const PERF_MAP_OS = { Windows: 1, Linux: 2, OSX: 3, FreeBSD: 4, NetBSD: 5, SunOS: 6, OpenBSD: 7, Browser: 8, Wasi: 9 } as const;

export const PERF_MAP_ARCHITECTURES = { ARM: 1, ARM64: 2, X64: 3, X86: 4, RiscV64: 5, LoongArch64: 6, Wasm: 7 } as const;

export const PERF_MAP_ABIS = { Default: 1, Armel: 2 } as const;
