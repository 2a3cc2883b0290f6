import { R2RError } from '../errors.js';
import type { ByteRange } from '../io/ranges.js';
import type { Image } from './image.js';
import type { SectionRange } from './section-range.js';

/** Where a section lies in the file; undefined if there is none, or nothing in it. @throws R2RError `rva.outside` */
export function rangeOfSection(image: Image, section: SectionRange | undefined): ByteRange | undefined {
  if (section === undefined || section.size === 0) return undefined;
  const { offset, end } = image.context.space.cursorOver(section.rva, section.size);
  return { start: offset, end };
}

/** The same of an image that may be damaged: undefined also if the section is not file data. */
export function readableRangeOfSection(image: Image, section: SectionRange): ByteRange | undefined {
  try {
    return rangeOfSection(image, section);
  } catch (error) {
    if (error instanceof R2RError) return undefined;
    throw error;
  }
}
