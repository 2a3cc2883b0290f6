import { R2RError } from '../errors.js';
import type { ReadContext } from './context.js';
import { cursorOverSection, type SectionRange } from './section-range.js';

/**
 * EnclosingTypeMap, section 122 (r2r-format 8.18): u16 count, then for each row of TypeDef a u16, the row of the enclosing
 * type or 0. Trailing bytes are accepted.
 * @param typeRows rows of TypeDef, if known
 * @returns the enclosing rows, from that of row 1 on
 * @throws R2RError `enclosing-type-map.count`, `enclosing-type-map.rid`, `truncated`, `rva.outside`
 */
export function readEnclosingTypeMap(context: ReadContext, section: SectionRange, typeRows?: number): number[] {
  const cursor = cursorOverSection(context.space, section);
  const start = cursor.offset;
  const count = cursor.u16();
  if (typeRows !== undefined && count !== typeRows) {
    throw new R2RError('enclosing-type-map.count', `a map of ${count} types, where there are ${typeRows}`, { range: cursor.rangeFrom(start) });
  }
  return Array.from({ length: count }, (_, index) => {
    const position = cursor.offset;
    const rid = cursor.u16();
    if (rid > count) {
      throw new R2RError('enclosing-type-map.rid', `row ${rid} encloses a type, but there are ${count}`, {
        range: cursor.rangeFrom(position),
        path: `EnclosingTypeMap[${index}]`,
      });
    }
    return rid;
  });
}
