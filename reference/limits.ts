/**
 * How far the reader follows what could go on for ever, and how much it spends on what many entries share. Real images stay
 * far below: their deepest type stands inside 18 others, their longest name of metadata has 1,024 bytes.
 */
export const LIMITS = {
  /** How many types a type may stand inside of. */
  TYPE_NESTING: 100,
  /** Bytes of work on shared structures that are always free. */
  SHARED_FREE: 1 << 16,
  /** Bytes of work on shared structures for each byte of input. */
  SHARED_FACTOR: 2,
  /** What a shared structure costs besides its bytes. */
  SHARED_OVERHEAD: 8,
  /** Live states of a method times its slots. */
  GC_STATE_SLOTS: 1 << 20,
  /** Changes in the live states of a method. */
  GC_STATE_CHANGES: 1 << 18,
  /** Bytes of a name in the #Strings heap. */
  NAME_BYTES: 16384,
} as const;
