import { R2RError } from '../errors.js';
import { rva, type Rva } from '../io/addresses.js';
import type { ByteRange } from '../io/ranges.js';
import { WorkBudget } from '../io/work-budget.js';
import type { ReadContext } from './context.js';

/** How often the basic blocks of a method ran. */
export interface MethodProfile {
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
  const seen = new Set<number>();
  const budget = new WorkBudget(context.space.bytes.length);
  for (let address: Rva | undefined = first; address !== undefined; ) {
    const cursor = context.space.cursorAt(address);
    const start = cursor.offset;
    const next = context.target.pointerSize === 8 ? cursor.u64() : BigInt(cursor.u32());
    const size = cursor.u32();
    cursor.skip(4);
    const method = cursor.u32();
    const ilSize = cursor.u32();
    const blockCount = cursor.u32();
    if (seen.has(address) || HEADER_SIZE + blockCount * BLOCK_SIZE > size) {
      throw new R2RError('profile-data.node', 'a record of the profile data comes twice, or its size is too small', {
        range: cursor.rangeFrom(start),
      });
    }
    seen.add(address);
    cursor.need(blockCount * BLOCK_SIZE);
    budget.spend({ start, end: cursor.offset + blockCount * BLOCK_SIZE });
    const blocks = Array.from({ length: blockCount }, () => ({ ilOffset: cursor.u32(), count: cursor.u32() }));
    yield { method, ilSize, blocks, range: cursor.rangeFrom(start) };
    address = next === 0n ? undefined : rva(Number(BigInt.asUintN(32, next - imageBase)));
  }
}
