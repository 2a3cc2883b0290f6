import { R2RError } from '../errors.js';
import type { ReadContext } from './context.js';
import { cursorOverSection, type SectionRange } from './section-range.js';

/**
 * MethodIsGenericMap, section 121 (r2r-format 8.17): i32 count, then a bit for each row of MethodDef, the most significant
 * bit of a byte first. Trailing bytes are accepted.
 */
export class MethodIsGenericMap {
  /** Rows of MethodDef. */
  readonly count: number;
  private readonly bits: Uint8Array;

  /**
   * @param methodRows rows of MethodDef, if known
   * @throws R2RError `method-is-generic-map.count` if the count differs from it, `truncated`, `rva.outside`
   */
  constructor(context: ReadContext, section: SectionRange, methodRows?: number) {
    const cursor = cursorOverSection(context.space, section);
    const start = cursor.offset;
    this.count = cursor.i32();
    if (this.count < 0 || (methodRows !== undefined && this.count !== methodRows)) {
      throw new R2RError('method-is-generic-map.count', `a map of ${this.count} methods, where there are ${methodRows ?? 'fewer'}`, {
        range: cursor.rangeFrom(start),
      });
    }
    this.bits = cursor.take(Math.ceil(this.count / 8));
  }

  /** Whether the method of row `rid`, 1 .. count, is generic. */
  isGeneric(rid: number): boolean {
    return (this.bits[(rid - 1) >>> 3] & (0x80 >>> ((rid - 1) & 7))) !== 0;
  }

  /** The rows of generic methods, ascending. */
  *genericRids(): IterableIterator<number> {
    for (let rid = 1; rid <= this.count; rid++) {
      if (this.isGeneric(rid)) yield rid;
    }
  }
}
