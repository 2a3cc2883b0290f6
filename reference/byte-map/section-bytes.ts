import { R2RError } from '../errors.js';
import type { Image } from '../image/image.js';
import type { SectionRange } from '../image/section-range.js';
import type { ByteRange } from '../io/ranges.js';

/** Where a section lies in the file; undefined if it is empty or not file data. */
export function sectionRangeOf(image: Image, { rva, size }: SectionRange): ByteRange | undefined {
  if (size === 0) return undefined;
  try {
    const { offset, end } = image.context.space.cursorOver(rva, size);
    return { start: offset, end };
  } catch (error) {
    if (error instanceof R2RError) return undefined;
    throw error;
  }
}
