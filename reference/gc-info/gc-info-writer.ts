import type { Machine } from '../image/target.js';
import { BitWriter } from '../io/bit-writer.js';
import { GC_INFO_ENCODINGS, type GcInfoEncoding } from './encodings.js';
import type { GcInfo } from './gc-info.js';
import { writeGcInfoHeader } from './header-writer.js';
import type { InterruptibleRange } from './interruptible-ranges.js';
import { gcInfoNormalization, stored, type GcInfoNormalization } from './normalization.js';
import { bitsPerSafePoint } from './safe-points.js';
import { writeSlotTable } from './slots-writer.js';
import { trackedCount } from './slots.js';
import { writeInterruptibleStates, writeSafePointStates } from './states-writer.js';
import { writeVarLengthUnsigned } from './varlen-writer.js';

/**
 * Writes GC info of any target but x86 (r2r-format 9.4; readGcInfo has the layout), numbers in as few bits as they need.
 * `transitions` is not looked at: it follows from `interruptibleStates`.
 * @returns the bytes without the padding to a multiple of 4
 * @throws R2RError `gc-info.number`, `gc-info.pointer`
 */
export function writeGcInfo(gcInfo: GcInfo, machine: Exclude<Machine, 'I386'>): Uint8Array {
  const { version, header, safePoints, interruptibleRanges, slots, safePointStates, interruptibleStates } = gcInfo;
  const encoding = GC_INFO_ENCODINGS[machine];
  const scale = gcInfoNormalization(machine, version);
  const writer = new BitWriter();
  writeGcInfoHeader(writer, header, encoding, scale);
  for (const offset of safePoints) writer.bits(stored(offset, scale.codeOffsetScale), bitsPerSafePoint(header.codeLength, scale));
  writeInterruptibleRanges(writer, interruptibleRanges, encoding, scale);
  writeSlotTable(writer, slots, encoding, scale);
  if (safePointStates !== undefined) writeSafePointStates(writer, safePointStates, trackedCount(slots), encoding);
  if (interruptibleStates !== undefined) writeInterruptibleStates(writer, interruptibleStates, trackedCount(slots), encoding);
  return writer.toBytes();
}

function writeInterruptibleRanges(writer: BitWriter, ranges: readonly InterruptibleRange[], encoding: GcInfoEncoding, scale: GcInfoNormalization): void {
  let previousEnd = 0;
  for (const { start, end } of ranges) {
    writeVarLengthUnsigned(writer, stored(start - previousEnd, scale.codeOffsetScale), encoding.INTERRUPTIBLE_RANGE_DELTA1_ENCBASE);
    writeVarLengthUnsigned(writer, stored(end - start, scale.codeOffsetScale) - 1, encoding.INTERRUPTIBLE_RANGE_DELTA2_ENCBASE);
    previousEnd = end;
  }
}
