/** The characteristics of a section that an R2R image gives meaning to (ECMA-335 II.25.3). */
export const SectionCharacteristics = {
  ContainsCode: 0x00000020,
  ContainsInitializedData: 0x00000040,
  MemoryDiscardable: 0x02000000,
  MemoryExecute: 0x20000000,
  MemoryRead: 0x40000000,
  MemoryWrite: 0x80000000,
} as const;
