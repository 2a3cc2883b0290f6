import { R2RError } from '../errors.js';
import { ByteCursor } from '../io/cursor.js';
import { NibbleReader } from '../io/nibbles.js';
import type { ByteRange } from '../io/ranges.js';
import { WorkBudget } from '../io/work-budget.js';
import type { ReadContext } from './context.js';
import { cursorOverSection, type SectionRange } from './section-range.js';

/** Who inlined a method, version 1: all are rows of MethodDef, but nothing says of which module the inlinee is one. */
export interface InliningRecord {
  readonly inlineeRid: number;
  readonly inlinerRids: readonly number[];
  /** The record and its stream are apart; this is the record. */
  readonly range: ByteRange;
  /** The nibble stream of the inliners. */
  readonly streamRange: ByteRange;
}

export const RECORD_SIZE = 8;

/**
 * InliningInfo, section 110 of versions 2.1 to 4.0 (r2r-format 8.7):
 *
 *   u32 size of the index, records of u32 inlinee rid and u32 offset of its stream from the end of the index,
 *   nibble streams: count, count * difference to the previous inliner rid (initially 0)
 *
 * The records are sorted in runs only: readers scan. Rids may exceed the rows of the module.
 * @throws R2RError `inlining-info.index-size`, `inlining-info.rid`, `nibbles.*`, `truncated`, `rva.outside`
 */
export function* inliningRecords(context: ReadContext, section: SectionRange): IterableIterator<InliningRecord> {
  const cursor = cursorOverSection(context.space, section);
  const start = cursor.offset;
  const indexSize = cursor.u32();
  const indexEnd = cursor.offset + indexSize;
  if (indexSize % RECORD_SIZE !== 0 || indexEnd > cursor.end) {
    throw new R2RError('inlining-info.index-size', `an index of ${indexSize} bytes`, { range: cursor.rangeFrom(start) });
  }
  const budget = new WorkBudget(context.space.bytes.length);
  while (cursor.offset < indexEnd) {
    const record = readRecord(cursor, indexEnd);
    budget.spend(record.streamRange);
    yield record;
  }
}

function readRecord(cursor: ByteCursor, indexEnd: number): InliningRecord {
  const start = cursor.offset;
  const inlineeRid = cursor.u32();
  const streamStart = Math.min(indexEnd + cursor.u32(), cursor.end);
  const range = cursor.rangeFrom(start);
  if (inlineeRid === 0) throw new R2RError('inlining-info.rid', 'row 0 is no inlinee', { range });
  const stream = new ByteCursor(cursor.bytes, streamStart, cursor.end, cursor.phase);
  const inlinerRids = readInliners(new NibbleReader(stream));
  return { inlineeRid, inlinerRids, range, streamRange: stream.rangeFrom(streamStart) };
}

function readInliners(nibbles: NibbleReader): number[] {
  const { cursor } = nibbles;
  const start = cursor.offset;
  const count = nibbles.unsigned();
  const rids: number[] = [];
  let rid = 0;
  for (let i = 0; i < count; i++) {
    rid += nibbles.unsigned();
    if (rid === 0) throw new R2RError('inlining-info.rid', 'row 0 is no inliner', { range: cursor.rangeFrom(start) });
    rids.push(rid);
  }
  return rids;
}
