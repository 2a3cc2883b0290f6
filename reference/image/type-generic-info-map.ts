import { R2RError } from '../errors.js';
import type { ReadContext } from './context.js';
import { cursorOverSection, type SectionRange } from './section-range.js';

/** The four bits of a type (readytorun.h, ReadyToRunTypeGenericInfo). */
export const TYPE_GENERIC_INFO = {
  /** Number of generic parameters; 3 is more than two. */
  GenericCountMask: 0x3,
  HasConstraints: 0x4,
  HasVariance: 0x8,
} as const;

/**
 * TypeGenericInfoMap, section 123 (r2r-format 8.19): u32 count, then four bits for each row of TypeDef, the high half of a
 * byte first. Trailing bytes are accepted.
 * @param typeRows rows of TypeDef, if known
 * @returns the four bits of each type, from those of row 1 on
 * @throws R2RError `type-generic-info.count`, `truncated`, `rva.outside`
 */
export function readTypeGenericInfoMap(context: ReadContext, section: SectionRange, typeRows?: number): number[] {
  const cursor = cursorOverSection(context.space, section);
  const start = cursor.offset;
  const count = cursor.u32();
  if (typeRows !== undefined && count !== typeRows) {
    throw new R2RError('type-generic-info.count', `a map of ${count} types, where there are ${typeRows}`, { range: cursor.rangeFrom(start) });
  }
  const bytes = cursor.take(Math.ceil(count / 2));
  return Array.from({ length: count }, (_, index) => (index % 2 === 0 ? bytes[index >>> 1] >>> 4 : bytes[index >>> 1] & 0xf));
}
