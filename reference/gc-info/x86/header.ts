import type { ByteCursor } from '../../io/cursor.js';
import type { ByteRange } from '../../io/ranges.js';
import { applyAdjustments } from './header-adjustments.js';
import { checkCount, readUnsigned } from './integers.js';
import { START_TABLE } from './start-table.js';

/** InfoHdr of gcinfotypes.h. Sizes in bytes, but frameSize and argCount in 4-byte words. */
export interface GcInfoX86Header {
  prologSize: number;
  epilogSize: number;
  epilogCount: number;
  epilogAtEnd: boolean;
  ediSaved: boolean;
  esiSaved: boolean;
  ebxSaved: boolean;
  ebpSaved: boolean;
  ebpFrame: boolean;
  interruptible: boolean;
  doubleAlign: boolean;
  security: boolean;
  handlers: boolean;
  localloc: boolean;
  editAndContinue: boolean;
  varargs: boolean;
  profCallbacks: boolean;
  genericsContext: boolean;
  genericsContextIsMethodDesc: boolean;
  isAsync: boolean;
  returnKind: number;
  argCount: number;
  frameSize: number;
  untrackedCount: number;
  varPtrTableSize: number;
  gsCookieOffset: number | undefined;
  /** Start and end of the synchronized region, code offsets. */
  sync: { readonly start: number; readonly end: number } | undefined;
  reversePInvokeOffset: number | undefined;
  noGcRegionCount: number;
  /** Code offsets of the epilogs. */
  epilogs: readonly number[];
  /** Bytes between the header and the register and argument table; undefined where it is not stored. */
  argTabOffset: number | undefined;
  range: ByteRange;
}

/** What the adjustments say follows the header. */
export interface FollowingFields {
  untrackedCount: boolean;
  varPtrTableSize: boolean;
  gsCookieOffset: boolean;
  sync: boolean;
  reversePInvokeOffset: boolean;
  noGcRegionCount: boolean;
}

/**
 * Reads the header of x86 GC info (r2r-format 9.5, gcdecoder.cpp `DecodeHeader`).
 *
 *   u8 (bits 0-6 row of the start table, bit 7 adjustments follow), adjustments, then each only if flagged: untracked count,
 *   var-pointer table size, GS cookie offset, sync start and end, reverse P/Invoke offset, no-GC region count; epilog
 *   offsets as deltas unless the only epilog is at the end; argument table offset
 *
 * Throws `gc-info-x86.header-code`, `gc-info-x86.count`, `gc-info-x86.number`, `truncated`.
 */
export function readGcInfoX86Header(cursor: ByteCursor, codeLength: number, hasAsyncReturnKinds: boolean): GcInfoX86Header {
  const start = cursor.offset;
  const first = cursor.u8();
  const { header, follows } = headerOfRow(first & 0x7f);
  if ((first & 0x80) !== 0) applyAdjustments(cursor, header, follows, hasAsyncReturnKinds);

  if (follows.untrackedCount) header.untrackedCount = readUnsigned(cursor);
  if (follows.varPtrTableSize) header.varPtrTableSize = readUnsigned(cursor);
  if (follows.gsCookieOffset) header.gsCookieOffset = readUnsigned(cursor);
  if (follows.sync) header.sync = { start: readUnsigned(cursor), end: readUnsigned(cursor) };
  if (follows.reversePInvokeOffset) header.reversePInvokeOffset = readUnsigned(cursor);
  if (follows.noGcRegionCount) header.noGcRegionCount = readUnsigned(cursor);
  header.epilogs = readEpilogs(cursor, header, codeLength);
  if (follows.untrackedCount || follows.varPtrTableSize || header.noGcRegionCount !== 0) header.argTabOffset = readUnsigned(cursor);

  checkCount(cursor, header.noGcRegionCount, 2, start, 'NoGcRegionCount');
  checkCount(cursor, header.untrackedCount, 1, start, 'UntrackedCount');
  checkCount(cursor, header.varPtrTableSize, 3, start, 'VarPtrTableSize');
  header.range = cursor.rangeFrom(start);
  return header;
}

function readEpilogs(cursor: ByteCursor, header: GcInfoX86Header, codeLength: number): number[] {
  if (header.epilogCount === 0) return [];
  if (header.epilogCount === 1 && header.epilogAtEnd) return [codeLength - header.epilogSize];
  const epilogs: number[] = [];
  let offset = 0;
  for (let i = 0; i < header.epilogCount; i++) {
    offset += readUnsigned(cursor);
    epilogs.push(offset);
  }
  return epilogs;
}

/** The header that a row of the start table stands for, before any adjustment. */
export function headerOfRow(index: number): { header: GcInfoX86Header; follows: FollowingFields } {
  const row = START_TABLE[index];
  const header: GcInfoX86Header = {
    prologSize: row[0],
    epilogSize: row[1],
    epilogCount: row[2],
    epilogAtEnd: row[3] === 1,
    ediSaved: row[4] === 1,
    esiSaved: row[5] === 1,
    ebxSaved: row[6] === 1,
    ebpSaved: row[7] === 1,
    ebpFrame: row[8] === 1,
    interruptible: row[9] === 1,
    doubleAlign: row[10] === 1,
    security: row[11] === 1,
    handlers: row[12] === 1,
    localloc: row[13] === 1,
    editAndContinue: row[14] === 1,
    varargs: row[15] === 1,
    profCallbacks: row[16] === 1,
    genericsContext: row[17] === 1,
    genericsContextIsMethodDesc: row[18] === 1,
    isAsync: false,
    returnKind: row[19],
    argCount: row[20],
    frameSize: row[21],
    untrackedCount: row[22],
    varPtrTableSize: Math.max(row[23], 0),
    gsCookieOffset: undefined,
    sync: undefined,
    reversePInvokeOffset: undefined,
    noGcRegionCount: 0,
    epilogs: [],
    argTabOffset: undefined,
    range: { start: 0, end: 0 },
  };
  const follows: FollowingFields = {
    untrackedCount: false,
    varPtrTableSize: row[23] === -1,
    gsCookieOffset: false,
    sync: false,
    reversePInvokeOffset: false,
    noGcRegionCount: false,
  };
  return { header, follows };
}
