/** The load commands that matter here (mach-o/loader.h). */
export const LoadCommandType = {
  SymbolTable: 0x02,
  Segment64: 0x19,
} as const;
