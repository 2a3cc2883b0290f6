import type { SectionRange } from '../../image/section-range.js';
import { rva } from '../../io/addresses.js';
import { givenNumber } from './given.js';
import type { KindInput } from './kind.js';

/** The section that the bytes of a request are, or that begins at the `sectionRva` of the context. */
export function wholeSection({ size, given }: KindInput): SectionRange {
  return { rva: rva(givenNumber(given, 'sectionRva') ?? 0), size };
}
