import { R2RError } from '../errors.js';
import { rva, type Rva } from '../io/addresses.js';
import type { ByteRange } from '../io/ranges.js';
import type { SectionRange } from './section-range.js';

const LAST_RVA = 0xffffffff;

/**
 * Section 106 (r2r-format 8.4): the code range of the import thunks; of all of them in crossgen2 images, of those of
 * StubDispatch sections in old ones.
 * @param isExecutable whether an RVA belongs to code of the image
 * @param field the bytes that say where the section is
 * @throws R2RError `delay-load-thunks.range` for a range outside executable code
 */
export function checkDelayLoadThunks(section: SectionRange, isExecutable: (address: Rva) => boolean, field: ByteRange): SectionRange {
  const last = section.rva + section.size - 1;
  if (section.size > 0 && !(last <= LAST_RVA && isExecutable(section.rva) && isExecutable(rva(last)))) {
    throw new R2RError('delay-load-thunks.range', `the import thunks at RVA 0x${section.rva.toString(16)} are not in executable code`, {
      range: field,
    });
  }
  return section;
}
