import { R2RError } from '../../errors.js';
import type { ByteRange } from '../../io/ranges.js';

/**
 * No byte of what moves may be one of something else: it would be poisoned, or belong to both in one place only.
 * @param moving @param staying ranges of file offsets, in any order
 * @throws R2RError `image.overlap`: the part that is shared
 */
export function refuseOverlaps(moving: readonly ByteRange[], staying: readonly ByteRange[]): void {
  const all = [...moving.map((range) => ({ range, moves: true })), ...staying.map((range) => ({ range, moves: false }))];
  all.sort((a, b) => a.range.start - b.range.start);
  const ends = { moving: 0, staying: 0 };
  for (const { range, moves } of all) {
    if (range.start === range.end) continue;
    const end = moves ? Math.max(ends.moving, ends.staying) : ends.moving;
    if (range.start < end) {
      throw new R2RError('image.overlap', 'a structure that is to move shares bytes with another', { range: { start: range.start, end: Math.min(end, range.end) } });
    }
    ends[moves ? 'moving' : 'staying'] = Math.max(range.end, ends[moves ? 'moving' : 'staying']);
  }
}
