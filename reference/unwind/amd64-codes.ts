/** Unwind operations of AMD64 (`UNWIND_OP_CODES` of clrnt.h); 11 is CoreCLR's own. */
export const UNWIND_OPS_AMD64 = {
  UWOP_PUSH_NONVOL: 0,
  UWOP_ALLOC_LARGE: 1,
  UWOP_ALLOC_SMALL: 2,
  UWOP_SET_FPREG: 3,
  UWOP_SAVE_NONVOL: 4,
  UWOP_SAVE_NONVOL_FAR: 5,
  UWOP_EPILOG: 6,
  UWOP_SPARE_CODE: 7,
  UWOP_SAVE_XMM128: 8,
  UWOP_SAVE_XMM128_FAR: 9,
  UWOP_PUSH_MACHFRAME: 10,
  UWOP_SET_FPREG_LARGE: 11,
} as const;

/** How many 16-bit slots an operation occupies, by number; ALLOC_LARGE with info 1 takes one more. */
export const UNWIND_OP_SLOTS_AMD64: readonly number[] = [1, 2, 1, 1, 2, 3, 2, 3, 2, 3, 1, 3];
