import { ByteWriter } from '../../io/byte-writer.js';
import { ADJUST, ADJUST_SECOND_PAGE, ADJUST_SECOND_PAGE_V5 } from './header-codes.js';
import { headerOfRow, type FollowingFields, type GcInfoX86Header } from './header.js';
import { START_TABLE } from './start-table.js';

const SECOND_PAGE = 0x100;
const LARGE = 32;
const MAX_UNTRACKED = 3;
const MAX_NO_GC_REGIONS = 4;

/** What has to follow a header because no code says it. */
export function followingFields(header: GcInfoX86Header): FollowingFields {
  return {
    untrackedCount: header.untrackedCount > MAX_UNTRACKED,
    varPtrTableSize: header.varPtrTableSize > 0,
    gsCookieOffset: header.gsCookieOffset !== undefined,
    sync: header.sync !== undefined,
    reversePInvokeOffset: header.reversePInvokeOffset !== undefined,
    noGcRegionCount: header.noGcRegionCount > MAX_NO_GC_REGIONS,
  };
}

const ROWS = START_TABLE.map((_, row) => headerOfRow(row));

/** The fields that one bit of the header flips, in the order in which the JIT adjusts them. */
const FLIPS = [
  ['ediSaved', ADJUST.FLIP_EDI_SAVED],
  ['esiSaved', ADJUST.FLIP_ESI_SAVED],
  ['ebxSaved', ADJUST.FLIP_EBX_SAVED],
  ['ebpSaved', ADJUST.FLIP_EBP_SAVED],
  ['ebpFrame', ADJUST.FLIP_EBP_FRAME],
  ['interruptible', ADJUST.FLIP_INTERRUPTIBLE],
  ['doubleAlign', ADJUST.FLIP_DOUBLE_ALIGN],
  ['security', ADJUST.FLIP_SECURITY],
  ['handlers', ADJUST.FLIP_HANDLERS],
  ['localloc', ADJUST.FLIP_LOCALLOC],
  ['editAndContinue', ADJUST.FLIP_EDIT_AND_CONTINUE],
  ['varargs', ADJUST.FLIP_VARARGS],
  ['profCallbacks', ADJUST.FLIP_PROF_CALLBACKS],
  ['genericsContext', ADJUST.FLIP_HAS_GENERICS_CONTEXT],
  ['genericsContextIsMethodDesc', ADJUST.FLIP_GENERICS_CONTEXT_IS_METHODDESC],
] as const;

/** A field of the header that is set in one code or built up from the high bits down. */
interface GrowingField {
  readonly set: number;
  /** The largest number that one code sets. */
  readonly max: number;
  readonly extend: number;
  readonly bits: number;
}

const ARG_COUNT: GrowingField = { set: ADJUST.SET_ARGCOUNT, max: ADJUST.SET_PROLOGSIZE - ADJUST.SET_ARGCOUNT - 1, extend: ADJUST.NEXT_FOUR_ARGCOUNT, bits: 4 };
const FRAME_SIZE: GrowingField = { set: ADJUST.SET_FRAMESIZE, max: ADJUST.SET_ARGCOUNT - ADJUST.SET_FRAMESIZE - 1, extend: ADJUST.NEXT_FOUR_FRAMESIZE, bits: 4 };
const EPILOG_SIZE: GrowingField = { set: ADJUST.SET_EPILOGSIZE, max: ADJUST.SET_EPILOGCNT - ADJUST.SET_EPILOGSIZE - 1, extend: ADJUST.NEXT_THREE_EPILOGSIZE, bits: 3 };
const PROLOG_SIZE: GrowingField = { set: ADJUST.SET_PROLOGSIZE, max: ADJUST.SET_EPILOGSIZE - ADJUST.SET_PROLOGSIZE - 1, extend: ADJUST.NEXT_THREE_PROLOGSIZE, bits: 3 };

/**
 * Chooses how a header begins, as the JIT does: with the row of the start table that is the header; else with the one from which
 * the fewest adjustments lead to it, of equals one with its prolog size, then the first. A row that is about as near as a
 * large frame or many arguments let it be ends the search.
 * @returns the bytes up to the fields that follow the adjustments
 */
export function chooseHeaderEncoding(header: GcInfoX86Header, hasAsyncReturnKinds: boolean): Uint8Array {
  const near = 1 + growth(header.frameSize, FRAME_SIZE.max) + growth(header.argCount, ARG_COUNT.max);
  for (const row of rowsByPrologSize(header.prologSize)) {
    if (adjustmentsFrom(row, header, hasAsyncReturnKinds).length === 0) return bytesOf(row, []);
  }
  let nearest = 0;
  let best: readonly number[] | undefined;
  for (const row of rowsByPrologSize(header.prologSize)) {
    const codes = adjustmentsFrom(row, header, hasAsyncReturnKinds);
    if (best !== undefined && codes.length >= best.length) continue;
    nearest = row;
    best = codes;
    if (codes.length <= near) break;
  }
  return bytesOf(nearest, best ?? []);
}

/** How many codes more than one a number needs, as the JIT estimates it. */
function growth(value: number, max: number): number {
  return Number(value > max) + Number(value > LARGE);
}

/** The rows with a prolog size first. */
function* rowsByPrologSize(size: number): Iterable<number> {
  for (const [row, [prologSize]] of START_TABLE.entries()) if (prologSize === size) yield row;
  for (const [row, [prologSize]] of START_TABLE.entries()) if (prologSize !== size) yield row;
}

function bytesOf(row: number, codes: readonly number[]): Uint8Array {
  const writer = new ByteWriter(8);
  writer.u8(codes.length === 0 ? row : row | 0x80);
  for (const [index, code] of codes.entries()) {
    if ((code & SECOND_PAGE) !== 0) writer.u8(ADJUST.NEXT_OPCODE | 0x80);
    writer.u8((code & 0x7f) | (index === codes.length - 1 ? 0 : 0x80));
  }
  return writer.toBytes();
}

/** The adjustments that make a row of the start table a header; those of the second page with `SECOND_PAGE`. */
function adjustmentsFrom(row: number, to: GcInfoX86Header, hasAsyncReturnKinds: boolean): number[] {
  const { header: from, follows } = ROWS[row];
  const wanted = followingFields(to);
  const codes: number[] = [];
  grow(codes, ARG_COUNT, from.argCount, to.argCount);
  grow(codes, FRAME_SIZE, from.frameSize, to.frameSize);
  if (from.epilogCount !== to.epilogCount || from.epilogAtEnd !== to.epilogAtEnd) {
    codes.push(ADJUST.SET_EPILOGCNT + to.epilogCount * 2 + Number(to.epilogAtEnd));
  }
  if (follows.varPtrTableSize !== wanted.varPtrTableSize) codes.push(ADJUST.FLIP_VAR_PTR_TABLE_SIZE);
  if (wanted.untrackedCount) codes.push(ADJUST.UNTRACKED_COUNT_FOLLOWS);
  else if (from.untrackedCount !== to.untrackedCount) codes.push(ADJUST.SET_UNTRACKED + to.untrackedCount);
  grow(codes, EPILOG_SIZE, from.epilogSize, to.epilogSize);
  grow(codes, PROLOG_SIZE, from.prologSize, to.prologSize);
  for (const [name, code] of FLIPS) {
    if (from[name] !== to[name]) codes.push(code);
  }
  pushReturnKind(codes, from, to);
  pushFollowing(codes, wanted, to, hasAsyncReturnKinds);
  return codes;
}

function pushReturnKind(codes: number[], from: GcInfoX86Header, to: GcInfoX86Header): void {
  if (from.returnKind !== to.returnKind || from.isAsync !== to.isAsync) codes.push(SECOND_PAGE | to.returnKind | (to.isAsync ? 4 : 0));
}

function pushFollowing(codes: number[], wanted: FollowingFields, to: GcInfoX86Header, hasAsyncReturnKinds: boolean): void {
  const page = hasAsyncReturnKinds ? ADJUST_SECOND_PAGE_V5 : ADJUST_SECOND_PAGE;
  if (wanted.gsCookieOffset) codes.push(ADJUST.FLIP_HAS_GS_COOKIE);
  if (wanted.sync) codes.push(ADJUST.FLIP_SYNC);
  if (wanted.reversePInvokeOffset) codes.push(ADJUST.FLIP_REV_PINVOKE_FRAME);
  if (wanted.noGcRegionCount) codes.push(SECOND_PAGE | page.NOGCREGIONS_COUNT_FOLLOWS);
  else if (to.noGcRegionCount > 0) codes.push(SECOND_PAGE | (page.SET_NOGCREGIONS_COUNT + to.noGcRegionCount));
}

/** The fewest codes that turn one number of a field into another. */
function grow(codes: number[], field: GrowingField, from: number, to: number): void {
  const { set, max, extend, bits } = field;
  if (from === to) return;
  if (to <= max) {
    codes.push(set + to);
    return;
  }
  grow(codes, field, from, Math.floor(to / 2 ** bits));
  codes.push(extend + (to % 2 ** bits));
}
