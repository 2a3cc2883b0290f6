/** Flags of an exception clause (r2r-format 8.3, corexcep: COR_ILEXCEPTION_CLAUSE_...). */
export const EXCEPTION_CLAUSE_FLAGS = {
  NONE: 0x0,
  FILTER: 0x1,
  FINALLY: 0x2,
  FAULT: 0x4,
  /** Of the copy of a handler; combines with the kinds. */
  DUPLICATED: 0x8,
  /** The same try block as the clause in front. */
  SAMETRY: 0x10,
  /** A typed clause that catches System.Exception; its token is unused. */
  R2R_SYSTEM_EXCEPTION: 0x20,
} as const;
