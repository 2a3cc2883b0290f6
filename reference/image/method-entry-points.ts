import { R2RError } from '../errors.js';
import type { ByteCursor } from '../io/cursor.js';
import { NativeArray } from '../native-format/array.js';
import type { ReadContext } from './context.js';
import { readEntryPoint, type EntryPoint } from './entry-point.js';
import { cursorOverSection, type SectionRange } from './section-range.js';

export interface MethodEntryPoint extends EntryPoint {
  /** Row in MethodDef of the module that owns the table. */
  readonly rid: number;
}

/**
 * MethodDefEntryPoints, section 103 (r2r-format 8.2): a native array; element rid - 1 is the entry point of a MethodDef,
 * absent without code.
 */
export class MethodEntryPoints {
  readonly array: NativeArray;
  private readonly cursor: ByteCursor;
  private readonly start: number;

  /**
   * @param functionCount runtime functions of the image, if known: indices are checked against it
   * @param methodRows rows of MethodDef in the module, if known; there may be fewer elements
   * @throws R2RError `native-array.entry-size`, `truncated`, `rva.outside`
   */
  constructor(
    context: ReadContext,
    section: SectionRange,
    private readonly functionCount?: number,
    private readonly methodRows = Infinity,
  ) {
    this.cursor = cursorOverSection(context.space, section);
    this.start = this.cursor.offset;
    this.array = new NativeArray(this.cursor);
  }

  /** The entry point of a MethodDef row; undefined if it has none. @throws R2RError `entry-point.*`, `native-array.*`, `truncated` */
  read(rid: number): MethodEntryPoint | undefined {
    const position = this.array.lookup(rid - 1);
    if (position === undefined) return undefined;
    this.cursor.offset = position;
    const entry = readEntryPoint(this.cursor, this.start, this.functionCount);
    if (rid > this.methodRows) {
      throw new R2RError('entry-point.rid', `an entry point for row ${rid} of MethodDef, which has ${this.methodRows}`, { range: entry.range });
    }
    return { rid, ...entry };
  }

  /** All entry points by ascending rid. @throws R2RError as `read` */
  *entries(): IterableIterator<MethodEntryPoint> {
    for (let rid = 1; rid <= this.array.count; rid++) {
      const entry = this.readAt(rid);
      if (entry !== undefined) yield entry;
    }
  }

  /** A cursor at a fixup list of this table, as EntryPoint.fixups gives it. */
  fixupCursor(position: number): ByteCursor {
    return this.cursor.at(position);
  }

  private readAt(rid: number): MethodEntryPoint | undefined {
    try {
      return this.read(rid);
    } catch (error) {
      throw error instanceof R2RError ? error.within(`MethodDefEntryPoints[${rid - 1}]`) : error;
    }
  }
}
