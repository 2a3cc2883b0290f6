import { R2RError } from '../../errors.js';
import type { ByteCursor } from '../../io/cursor.js';
import { ADJUST, ADJUST_SECOND_PAGE, ADJUST_SECOND_PAGE_V5 } from './header-codes.js';
import type { FollowingFields, GcInfoX86Header } from './header.js';

const MORE = 0x80;
const CODE = 0x7f;

/**
 * Reads the adjustment bytes behind the first byte of the header and applies them (r2r-format 9.5). Bit 7 of each says that
 * another one follows. Throws `gc-info-x86.header-code` for an undefined code of the second page, `truncated`.
 */
export function applyAdjustments(cursor: ByteCursor, header: GcInfoX86Header, follows: FollowingFields, hasAsyncReturnKinds: boolean): void {
  let byte = MORE;
  while ((byte & MORE) !== 0) {
    byte = cursor.u8();
    if ((byte & CODE) === ADJUST.NEXT_OPCODE) {
      byte = cursor.u8();
      applySecondPage(cursor, byte & CODE, header, follows, hasAsyncReturnKinds);
    } else if ((byte & CODE) >= ADJUST.NEXT_FOUR_FRAMESIZE) {
      extend(byte & CODE, header);
    } else if ((byte & CODE) >= ADJUST.FLIP_EDI_SAVED) {
      flip(byte & CODE, header, follows);
    } else {
      set(byte & CODE, header, follows);
    }
  }
}

function set(code: number, header: GcInfoX86Header, follows: FollowingFields): void {
  if (code >= ADJUST.SET_UNTRACKED) {
    header.untrackedCount = code - ADJUST.SET_UNTRACKED;
    follows.untrackedCount = false;
  } else if (code >= ADJUST.SET_EPILOGCNT) {
    header.epilogCount = (code - ADJUST.SET_EPILOGCNT) >> 1;
    header.epilogAtEnd = ((code - ADJUST.SET_EPILOGCNT) & 1) !== 0;
  } else if (code >= ADJUST.SET_EPILOGSIZE) {
    header.epilogSize = code - ADJUST.SET_EPILOGSIZE;
  } else if (code >= ADJUST.SET_PROLOGSIZE) {
    header.prologSize = code - ADJUST.SET_PROLOGSIZE;
  } else if (code >= ADJUST.SET_ARGCOUNT) {
    header.argCount = code - ADJUST.SET_ARGCOUNT;
  } else {
    header.frameSize = code - ADJUST.SET_FRAMESIZE;
  }
}

function flip(code: number, header: GcInfoX86Header, follows: FollowingFields): void {
  if (code === ADJUST.FLIP_EDI_SAVED) header.ediSaved = !header.ediSaved;
  else if (code === ADJUST.FLIP_ESI_SAVED) header.esiSaved = !header.esiSaved;
  else if (code === ADJUST.FLIP_EBX_SAVED) header.ebxSaved = !header.ebxSaved;
  else if (code === ADJUST.FLIP_EBP_SAVED) header.ebpSaved = !header.ebpSaved;
  else if (code === ADJUST.FLIP_EBP_FRAME) header.ebpFrame = !header.ebpFrame;
  else if (code === ADJUST.FLIP_INTERRUPTIBLE) header.interruptible = !header.interruptible;
  else if (code === ADJUST.FLIP_DOUBLE_ALIGN) header.doubleAlign = !header.doubleAlign;
  else if (code === ADJUST.FLIP_SECURITY) header.security = !header.security;
  else if (code === ADJUST.FLIP_HANDLERS) header.handlers = !header.handlers;
  else if (code === ADJUST.FLIP_LOCALLOC) header.localloc = !header.localloc;
  else if (code === ADJUST.FLIP_EDIT_AND_CONTINUE) header.editAndContinue = !header.editAndContinue;
  else if (code === ADJUST.FLIP_VAR_PTR_TABLE_SIZE) follows.varPtrTableSize = !follows.varPtrTableSize;
  else if (code === ADJUST.UNTRACKED_COUNT_FOLLOWS) follows.untrackedCount = true;
  else if (code === ADJUST.FLIP_VARARGS) header.varargs = !header.varargs;
  else if (code === ADJUST.FLIP_PROF_CALLBACKS) header.profCallbacks = !header.profCallbacks;
  else if (code === ADJUST.FLIP_HAS_GS_COOKIE) follows.gsCookieOffset = !follows.gsCookieOffset;
  else if (code === ADJUST.FLIP_SYNC) follows.sync = !follows.sync;
  else if (code === ADJUST.FLIP_HAS_GENERICS_CONTEXT) header.genericsContext = !header.genericsContext;
  else if (code === ADJUST.FLIP_GENERICS_CONTEXT_IS_METHODDESC) header.genericsContextIsMethodDesc = !header.genericsContextIsMethodDesc;
  else if (code === ADJUST.FLIP_REV_PINVOKE_FRAME) follows.reversePInvokeOffset = !follows.reversePInvokeOffset;
}

// Frame size and argument count grow by four low bits, prolog and epilog size by three. The fields have 32, 16, 8 and 8
// bits in the runtime's structure; what is shifted out is lost there too.
function extend(code: number, header: GcInfoX86Header): void {
  if (code >= ADJUST.NEXT_THREE_EPILOGSIZE) header.epilogSize = ((header.epilogSize << 3) | (code & 7)) & 0xff;
  else if (code >= ADJUST.NEXT_THREE_PROLOGSIZE) header.prologSize = ((header.prologSize << 3) | (code & 7)) & 0xff;
  else if (code >= ADJUST.NEXT_FOUR_ARGCOUNT) header.argCount = ((header.argCount << 4) | (code & 0xf)) & 0xffff;
  else header.frameSize = ((header.frameSize << 4) | (code & 0xf)) >>> 0;
}

function applySecondPage(
  cursor: ByteCursor,
  code: number,
  header: GcInfoX86Header,
  follows: FollowingFields,
  hasAsyncReturnKinds: boolean,
): void {
  const page = hasAsyncReturnKinds ? ADJUST_SECOND_PAGE_V5 : ADJUST_SECOND_PAGE;
  if (code < page.SET_NOGCREGIONS_COUNT) {
    header.returnKind = code & 3;
    header.isAsync = (code & 4) !== 0;
  } else if (code < page.NOGCREGIONS_COUNT_FOLLOWS) {
    header.noGcRegionCount = code - page.SET_NOGCREGIONS_COUNT;
    follows.noGcRegionCount = false;
  } else if (code === page.NOGCREGIONS_COUNT_FOLLOWS) {
    follows.noGcRegionCount = true;
  } else {
    throw new R2RError('gc-info-x86.header-code', `0x${code.toString(16)} is no header adjustment of the second page`, {
      phase: cursor.phase,
      range: { start: cursor.offset - 1, end: cursor.offset },
    });
  }
}
