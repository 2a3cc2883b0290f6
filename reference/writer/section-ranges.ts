import type { Image } from '../image/image.js';
import type { SectionRange } from '../image/section-range.js';
import type { ByteRange } from '../io/ranges.js';

/** Where a section lies in the file; undefined if there is none, or nothing in it. @throws R2RError `rva.outside` */
export function rangeOfSection(image: Image, section: SectionRange | undefined): ByteRange | undefined {
  if (section === undefined || section.size === 0) return undefined;
  const { offset, end } = image.context.space.cursorOver(section.rva, section.size);
  return { start: offset, end };
}
