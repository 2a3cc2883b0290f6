import { R2RError, within } from '../errors.js';
import type { ReadContext } from '../image/context.js';
import { cursorOverSection, type SectionRange } from '../image/section-range.js';
import { has } from '../image/versions.js';
import { fileOffset, type FileOffset } from '../io/addresses.js';
import { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { WorkBudget } from '../io/work-budget.js';
import { NativeArray } from '../native-format/array.js';
import { readNativeUnsigned } from '../native-format/integers.js';
import { readBoundsBits, sourceBitsOf } from './bounds-bits.js';
import { readBoundsNibbles } from './bounds-nibbles.js';
import type { BoundsEntry } from './bounds.js';
import { readDebugInfoHeader, type DebugInfoHeader } from './header.js';
import { readVariables, type VariableRange } from './variables.js';

/** Debug info of one method. Methods with equal debug info share a blob. */
export interface DebugInfo {
  /** The array's element: the distance back to the blob, 0 if that follows. */
  readonly element: ByteRange;
  /** In bytes, as stored. */
  readonly lookback: number;
  readonly header: DebugInfoHeader;
  readonly bounds: readonly BoundsEntry[];
  readonly variables: readonly VariableRange[];
}

/**
 * DebugInfo, section 105 (r2r-format 10): a native array by runtime function index, with elements for the first runtime
 * function of each method only. An element is a nuint: 0, then the blob; or the distance back to a blob, from the element.
 */
export class DebugInfoTable {
  readonly array: NativeArray;
  private readonly cursor: ByteCursor;
  private readonly start: number;

  /** @throws R2RError `native-array.entry-size`, `truncated`, `rva.outside` */
  constructor(
    private readonly context: ReadContext,
    section: SectionRange,
  ) {
    this.cursor = cursorOverSection(context.space, section);
    this.start = this.cursor.offset;
    this.array = new NativeArray(this.cursor);
  }

  /**
   * The debug info of a runtime function; undefined if it has none.
   * @throws R2RError `debug-info.*`, `native-array.*`, `native-integer.first-byte`, `nibbles.*`, `truncated`
   */
  read(index: number): DebugInfo | undefined {
    const position = this.array.lookup(index);
    if (position === undefined) return undefined;
    const { context } = this;
    const element = this.elementAt(position);
    const header = readDebugInfoHeader(this.cursor.at(this.blobAt(element)), has(context.version, 'fatDebugInfo'));
    return {
      element: element.range,
      lookback: element.lookback,
      header,
      bounds: within('Bounds', () => readBounds(partCursor(context, header.bounds), context)),
      variables: header.variables.end > header.variables.start ? within('Variables', () => readVariables(partCursor(context, header.variables), context)) : [],
    };
  }

  /** All debug info by ascending runtime function index. @throws R2RError as `read`, and `limit.exceeded` */
  *entries(): IterableIterator<DebugInfo & { readonly index: number }> {
    const budget = new WorkBudget(this.cursor.bytes.length);
    for (let index = 0; index < this.array.count; index++) {
      let info: DebugInfo | undefined;
      try {
        info = this.read(index);
        if (info !== undefined) budget.spend({ start: info.header.range.start, end: info.header.asyncInfo.end });
      } catch (error) {
        throw error instanceof R2RError ? error.within(`DebugInfo[${index}]`) : error;
      }
      if (info !== undefined) yield { index, ...info };
    }
  }

  private elementAt(position: FileOffset): { readonly lookback: number; readonly range: ByteRange } {
    this.cursor.offset = position;
    return { lookback: readNativeUnsigned(this.cursor), range: this.cursor.rangeFrom(position) };
  }

  private blobAt(element: { readonly lookback: number; readonly range: ByteRange }): FileOffset {
    const { lookback, range } = element;
    if (lookback === 0) return fileOffset(range.end);
    if (range.start - lookback < this.start) {
      throw new R2RError('debug-info.lookback', `the blob lies ${lookback} bytes in front of its element, before the table`, { range });
    }
    return fileOffset(range.start - lookback);
  }
}

/** A cursor over one part of a debug info blob. */
export function partCursor(context: ReadContext, part: ByteRange): ByteCursor {
  return new ByteCursor(context.space.bytes, part.start, part.end);
}

/**
 * Reads the bounds part of a debug info blob in the form of the image's version. A part of no bytes has no bounds.
 * @param cursor over the part; ends up behind the last entry
 * @throws R2RError `debug-info.count`, `debug-info.width`, `nibbles.*`, `truncated`
 */
export function readBounds(cursor: ByteCursor, context: ReadContext): BoundsEntry[] {
  if (cursor.remaining === 0) return [];
  if (!has(context.version, 'bitPackedBounds')) return readBoundsNibbles(cursor);
  return readBoundsBits(cursor, sourceBitsOf(context.version));
}
