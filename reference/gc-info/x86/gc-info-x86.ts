import { R2RError } from '../../errors.js';
import type { ReadContext } from '../../image/context.js';
import type { FileOffset } from '../../io/addresses.js';
import { ByteCursor } from '../../io/cursor.js';
import type { ByteRange } from '../../io/ranges.js';
import { gcInfoVersion, type GcInfoVersion } from '../versions.js';
import { readCodeLengthX86 } from './code-length.js';
import { readEbpFrame, type EbpFrameEntry } from './ebp-frame.js';
import { readEspFrame, type EspFrameEntry } from './esp-frame.js';
import { readFullyInterruptible, type InterruptibleEntry } from './fully-interruptible.js';
import { readGcInfoX86Header, type GcInfoX86Header } from './header.js';
import { readNoGcRegions, type NoGcRegion } from './no-gc-regions.js';
import { readUntrackedSlots, readVarPtrTable, type UntrackedSlot, type VarPtr } from './stack-slots.js';

/** GC info of a method of an x86 image. */
export interface GcInfoX86 {
  readonly kind: 'x86';
  readonly version: GcInfoVersion;
  /** In bytes. */
  readonly codeLength: number;
  readonly header: GcInfoX86Header;
  readonly noGcRegions: readonly NoGcRegion[];
  readonly untrackedSlots: readonly UntrackedSlot[];
  readonly varPtrTable: readonly VarPtr[];
  /** The register and argument table, in one of three languages. */
  readonly transitions:
    | { readonly language: 'fully-interruptible'; readonly entries: readonly InterruptibleEntry[] }
    | { readonly language: 'ebp-frame'; readonly entries: readonly EbpFrameEntry[] }
    | { readonly language: 'esp-frame'; readonly entries: readonly EspFrameEntry[] };
  readonly range: ByteRange;
}

/**
 * Reads GC info of an x86 method (r2r-format 9.5).
 *
 *   unsigned code length, header, no-GC regions, untracked slots, var-pointer table, register and argument table
 *
 * @param offset where the blob begins
 * @param end the first byte that cannot belong to it
 * Throws `gc-info.code-length`, `gc-info-x86.*`, `truncated`.
 */
export function readGcInfoX86(context: ReadContext, offset: FileOffset, end: number): GcInfoX86 {
  const version = gcInfoVersion(context.version);
  const cursor = new ByteCursor(context.space.bytes, offset, end);
  const codeLength = readCodeLengthX86(cursor);
  const header = readGcInfoX86Header(cursor, codeLength, version >= 5);
  const noGcRegions = readNoGcRegions(cursor, header.noGcRegionCount);
  const untrackedSlots = readUntrackedSlots(cursor, header);
  const varPtrTable = readVarPtrTable(cursor, header.varPtrTableSize);
  checkArgumentTable(cursor, header);
  return {
    kind: 'x86',
    version,
    codeLength,
    header,
    noGcRegions,
    untrackedSlots,
    varPtrTable,
    transitions: readTransitions(cursor, header),
    range: cursor.rangeFrom(offset),
  };
}

/** The runtime finds the argument table by its offset and not, as here, behind the other tables. */
function checkArgumentTable(cursor: ByteCursor, { argTabOffset, range }: GcInfoX86Header): void {
  const distance = cursor.offset - range.end;
  if (argTabOffset === undefined || argTabOffset === distance) return;
  throw new R2RError('gc-info-x86.argument-table', `the argument table begins ${distance} bytes behind the header, its offset says ${argTabOffset}`, {
    phase: cursor.phase,
    range,
    path: 'ArgTableOffset',
  });
}

function readTransitions(cursor: ByteCursor, header: GcInfoX86Header): GcInfoX86['transitions'] {
  if (header.interruptible) return { language: 'fully-interruptible', entries: readFullyInterruptible(cursor) };
  if (header.ebpFrame) return { language: 'ebp-frame', entries: readEbpFrame(cursor) };
  return { language: 'esp-frame', entries: readEspFrame(cursor) };
}
