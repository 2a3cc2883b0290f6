import { R2RError } from '../errors.js';
import { utf8 } from '../io/text.js';
import type { ReadContext } from './context.js';
import { cursorOverSection, type SectionRange } from './section-range.js';

/**
 * Section 116 (r2r-format 8.12): the file name of the composite image that owns this component, UTF-8, ended by a NUL.
 * Bytes behind the NUL are accepted.
 * @throws R2RError `owner-composite.name` for an empty name, one with a path, or none that ends, `rva.outside`
 */
export function readOwnerCompositeExecutable(context: ReadContext, section: SectionRange): string {
  const { bytes, offset, end } = cursorOverSection(context.space, section);
  const length = bytes.subarray(offset, end).indexOf(0);
  const name = length < 0 ? '' : utf8(bytes, offset, offset + length);
  if (name === '' || /[/\\]/.test(name)) {
    throw new R2RError('owner-composite.name', 'the name of the composite image is empty, does not end, or has a path', {
      range: { start: offset, end },
    });
  }
  return name;
}
