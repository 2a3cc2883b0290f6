import { R2RError } from '../errors.js';
import { rva, type Rva } from '../io/addresses.js';
import type { AddressSpace } from '../io/address-space.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { WorkBudget } from '../io/work-budget.js';
import type { ReadContext } from './context.js';
import { offsetOfRvaField } from './rva-field.js';

/** How often the basic blocks of a method ran. */
export interface MethodProfile {
  /** The address of the next record, 0 in the last one. */
  readonly next: bigint;
  /** As stored: what belongs to the record behind this number, in bytes. */
  readonly size: number;
  /** As stored; no writer is known that has details. */
  readonly detailCount: number;
  /** Metadata token. */
  readonly method: number;
  /** In bytes. */
  readonly ilSize: number;
  readonly blocks: readonly { readonly ilOffset: number; readonly count: number }[];
  readonly range: ByteRange;
}

const HEADER_SIZE = 20;
const BLOCK_SIZE = 8;

/**
 * ProfileDataInfo, section 111 of the old compiler (r2r-format 8.8; in no image): a linked list in image memory of
 *
 *   pointer next (an address, 0 ends), u32 size of the rest of the record, u32 detail count 0, u32 method token,
 *   u32 IL size, u32 block count, blocks of u32 IL offset and u32 count
 *
 * @param first the RVA of the section
 * @param imageBase what the pointers count from
 * @throws R2RError `profile-data.node` for a list that does not end or a size too small, `rva.outside`, `truncated`,
 * `limit.exceeded` for records that overlap
 */
export function* methodProfiles(context: ReadContext, first: Rva, imageBase: bigint): IterableIterator<MethodProfile> {
  const { space, target } = context;
  const seen = new Set<number>();
  const budget = new WorkBudget(space.bytes.length);
  for (let cursor: ByteCursor | undefined = space.cursorAt(first); cursor !== undefined; ) {
    const start = cursor.offset;
    seen.add(start);
    const next: bigint = target.pointerSize === 8 ? cursor.u64() : BigInt(cursor.u32());
    const pointer = cursor.rangeFrom(start);
    const size = cursor.u32();
    const detailCount = cursor.u32();
    const method = cursor.u32();
    const ilSize = cursor.u32();
    const blockCount = cursor.u32();
    if (HEADER_SIZE + blockCount * BLOCK_SIZE > size) {
      throw new R2RError('profile-data.node', `a record of ${size} bytes has no room for ${blockCount} blocks`, { range: cursor.rangeFrom(pointer.end), path: 'Size' });
    }
    cursor.need(blockCount * BLOCK_SIZE);
    budget.spend({ start, end: cursor.offset + blockCount * BLOCK_SIZE });
    const blocks = readBlocks(cursor, blockCount);
    yield { next, size, detailCount, method, ilSize, blocks, range: cursor.rangeFrom(start) };
    cursor = next === 0n ? undefined : nextRecord(space, next - imageBase, pointer, seen);
  }
}

function readBlocks(cursor: ByteCursor, count: number): MethodProfile['blocks'] {
  return Array.from({ length: count }, () => ({ ilOffset: cursor.u32(), count: cursor.u32() }));
}

/** @param distance what the pointer says without the image base: all 64 bits of it count */
function nextRecord(space: AddressSpace, distance: bigint, pointer: ByteRange, seen: ReadonlySet<number>): ByteCursor {
  if (distance < 0n || distance > 0xffffffffn) {
    throw new R2RError('rva.outside', 'the next record of the profile data lies outside the image', { range: pointer, path: 'Next' });
  }
  const offset = offsetOfRvaField(space, rva(Number(distance)), pointer, 'Next');
  if (seen.has(offset)) throw new R2RError('profile-data.node', 'a record of the profile data comes twice', { range: pointer, path: 'Next' });
  return space.cursorAt(rva(Number(distance)));
}
