import { R2RError } from '../errors.js';
import type { ByteRange } from '../io/ranges.js';
import type { ReadContext } from './context.js';
import { cursorOverSection, type SectionRange } from './section-range.js';

/** A method in two parts, by indices in the RuntimeFunctions table. */
export interface HotColdPair {
  readonly cold: number;
  readonly hot: number;
  readonly range: ByteRange;
}

const PAIR_SIZE = 8;

/**
 * HotColdMap, section 120 (r2r-format 8.16): pairs of u32 cold and u32 hot function index, ascending in both.
 * @param functionCount runtime functions of the image, if known
 * @throws R2RError `hot-cold-map.size`, `hot-cold-map.order`, `hot-cold-map.function-index`, `rva.outside`
 */
export function readHotColdMap(context: ReadContext, section: SectionRange, functionCount = Infinity): HotColdPair[] {
  const cursor = cursorOverSection(context.space, section);
  if (section.size % PAIR_SIZE !== 0) {
    throw new R2RError('hot-cold-map.size', `${section.size} bytes are no multiple of ${PAIR_SIZE}`, {
      range: { start: cursor.offset, end: cursor.end },
    });
  }
  const pairs: HotColdPair[] = [];
  let previous = { cold: -1, hot: -1 };
  while (cursor.remaining > 0) {
    const start = cursor.offset;
    const cold = cursor.u32();
    const hot = cursor.u32();
    const range = cursor.rangeFrom(start);
    const path = `HotColdMap[${pairs.length}]`;
    if (cold >= functionCount || hot >= functionCount) {
      throw new R2RError('hot-cold-map.function-index', `functions ${cold} and ${hot} of ${functionCount}`, { range, path });
    }
    if (cold <= previous.cold || hot <= previous.hot) {
      throw new R2RError('hot-cold-map.order', 'the pairs are not ascending', { range, path });
    }
    previous = { cold, hot };
    pairs.push({ cold, hot, range });
  }
  return pairs;
}
