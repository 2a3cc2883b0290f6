import type { ReadContext } from '../image/context.js';
import type { Machine } from '../image/target.js';
import { BitCursor } from '../io/bit-cursor.js';
import type { FileOffset } from '../io/addresses.js';
import type { ByteRange } from '../io/ranges.js';
import { GC_INFO_ENCODINGS } from './encodings.js';
import { readGcInfoHeader, type GcInfoHeader } from './header.js';
import { readInterruptibleRanges, type InterruptibleRange } from './interruptible-ranges.js';
import { readInterruptibleStates, type InterruptibleStates } from './interruptible-states.js';
import { gcInfoNormalization } from './normalization.js';
import { readSafePointStates, type SafePointStates } from './safe-point-states.js';
import { readSafePoints } from './safe-points.js';
import { readSlotTable, trackedCount, type GcSlotTable } from './slots.js';
import { transitionsOf, type Transition } from './transitions.js';
import { gcInfoVersion, type GcInfoVersion } from './versions.js';

/** GC info of a method, of all targets but x86. Offsets and lengths in bytes. */
export interface GcInfo {
  readonly kind: 'bit-stream';
  readonly version: GcInfoVersion;
  readonly header: GcInfoHeader;
  readonly safePoints: readonly number[];
  readonly interruptibleRanges: readonly InterruptibleRange[];
  readonly slots: GcSlotTable;
  /** undefined without slots or without safe points. */
  readonly safePointStates: SafePointStates | undefined;
  /** undefined without slots or without interruptible ranges. */
  readonly interruptibleStates: InterruptibleStates | undefined;
  /** What `interruptibleStates` says, by code offset. */
  readonly transitions: readonly Transition[];
  /** Up to the last byte with a bit of the last part; the padding to a multiple of 4 bytes is outside. */
  readonly range: ByteRange;
}

/**
 * Reads GC info of any target but x86 (r2r-format 9.4).
 *
 *   header, safe points, interruptible ranges, slot table, and if that is not empty: live states of the safe points, live
 *   states of the interruptible ranges
 *
 * @param offset where the blob begins
 * @param end the first byte that cannot belong to it
 * Throws `gc-info.*`, `limit.exceeded`, `truncated`.
 */
export function readGcInfo(context: ReadContext, machine: Exclude<Machine, 'I386'>, offset: FileOffset, end: number): GcInfo {
  const version = gcInfoVersion(context.version);
  const encoding = GC_INFO_ENCODINGS[machine];
  const scale = gcInfoNormalization(machine, version);
  const cursor = new BitCursor(context.space.bytes, offset, end);

  const header = readGcInfoHeader(cursor, version, encoding, scale);
  const safePoints = readSafePoints(cursor, header.safePointCount, header.codeLength, scale);
  const interruptibleRanges = readInterruptibleRanges(cursor, header.interruptibleRangeCount, encoding, scale);
  const slots = readSlotTable(cursor, encoding, scale);
  const tracked = trackedCount(slots);
  const hasSlots = tracked + slots.untrackedStackSlots.length > 0;

  const safePointStates = hasSlots && safePoints.length > 0 ? readSafePointStates(cursor, safePoints.length, tracked, encoding) : undefined;
  let interruptibleStates: InterruptibleStates | undefined;
  let transitions: Transition[] = [];
  if (hasSlots && interruptibleRanges.length > 0) {
    const length = interruptibleRanges.reduce((sum, range) => sum + range.end - range.start, 0) / scale.codeOffsetScale;
    interruptibleStates = readInterruptibleStates(cursor, length, tracked, encoding);
    transitions = transitionsOf(interruptibleStates, interruptibleRanges, encoding.NUM_NORM_CODE_OFFSETS_PER_CHUNK, scale.codeOffsetScale);
  }
  return {
    kind: 'bit-stream',
    version,
    header,
    safePoints,
    interruptibleRanges,
    slots,
    safePointStates,
    interruptibleStates,
    transitions,
    range: cursor.rangeFrom(offset * 8),
  };
}
