import { utf8 } from '../io/text.js';
import type { ReadContext } from './context.js';
import { cursorOverSection, type SectionRange } from './section-range.js';

/**
 * Section 100 (r2r-format 8.1): a text, by the old compiler with a NUL at its end, by crossgen2 without. Any bytes are
 * accepted; what is not UTF-8 becomes U+FFFD.
 * @throws R2RError `rva.outside`
 */
export function readCompilerIdentifier(context: ReadContext, section: SectionRange): string {
  const { bytes, offset, end } = cursorOverSection(context.space, section);
  const hasNul = end > offset && bytes[end - 1] === 0;
  return utf8(bytes, offset, hasNul ? end - 1 : end);
}
