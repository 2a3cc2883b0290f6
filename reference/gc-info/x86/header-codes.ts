/** First codes of the ranges of header adjustments (`infoHdrAdjust` of gcinfotypes.h). */
export const ADJUST = {
  SET_FRAMESIZE: 0x00,
  SET_ARGCOUNT: 0x08,
  SET_PROLOGSIZE: 0x11,
  SET_EPILOGSIZE: 0x22,
  SET_EPILOGCNT: 0x2d,
  SET_UNTRACKED: 0x37,
  FLIP_EDI_SAVED: 0x3b,
  FLIP_ESI_SAVED: 0x3c,
  FLIP_EBX_SAVED: 0x3d,
  FLIP_EBP_SAVED: 0x3e,
  FLIP_EBP_FRAME: 0x3f,
  FLIP_INTERRUPTIBLE: 0x40,
  FLIP_DOUBLE_ALIGN: 0x41,
  FLIP_SECURITY: 0x42,
  FLIP_HANDLERS: 0x43,
  FLIP_LOCALLOC: 0x44,
  FLIP_EDIT_AND_CONTINUE: 0x45,
  FLIP_VAR_PTR_TABLE_SIZE: 0x46,
  UNTRACKED_COUNT_FOLLOWS: 0x47,
  FLIP_VARARGS: 0x48,
  FLIP_PROF_CALLBACKS: 0x49,
  FLIP_HAS_GS_COOKIE: 0x4a,
  FLIP_SYNC: 0x4b,
  FLIP_HAS_GENERICS_CONTEXT: 0x4c,
  FLIP_GENERICS_CONTEXT_IS_METHODDESC: 0x4d,
  FLIP_REV_PINVOKE_FRAME: 0x4e,
  /** The next byte is a code of the second page. */
  NEXT_OPCODE: 0x4f,
  NEXT_FOUR_FRAMESIZE: 0x50,
  NEXT_FOUR_ARGCOUNT: 0x60,
  NEXT_THREE_PROLOGSIZE: 0x70,
  NEXT_THREE_EPILOGSIZE: 0x78,
} as const;

/** First codes of the ranges of the second page (`infoHdrAdjust2`); SET_RETURNKIND is 0. */
export const ADJUST_SECOND_PAGE = { SET_NOGCREGIONS_COUNT: 0x04, NOGCREGIONS_COUNT_FOLLOWS: 0x09 } as const;

/** The same from GC info version 5 on, where bit 2 of a return-kind code says that the method is async. */
export const ADJUST_SECOND_PAGE_V5 = { SET_NOGCREGIONS_COUNT: 0x08, NOGCREGIONS_COUNT_FOLLOWS: 0x0d } as const;
