import { R2RError } from '../errors.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { NativeHashtable, type HashtableEntry } from '../native-format/hashtable.js';
import { readNativeUnsigned } from '../native-format/integers.js';
import type { ReadContext } from './context.js';
import { cursorOverSection, type SectionRange } from './section-range.js';

export interface AvailableType {
  readonly entry: HashtableEntry;
  readonly table: 'TypeDef' | 'ExportedType';
  readonly rid: number;
  readonly range: ByteRange;
}

export const EXPORTED_TYPE = 1;

/**
 * AvailableTypes, section 108 (r2r-format 8.5): a native hashtable by type hash (table form); the payload is
 * nuint rid * 2, plus 1 for a row of ExportedType instead of TypeDef.
 */
export class AvailableTypes {
  readonly table: NativeHashtable;
  private readonly cursor: ByteCursor;

  /**
   * @param rowCount rows in the metadata of the module, if known
   * @throws R2RError `native-hashtable.*`, `truncated`, `rva.outside`
   */
  constructor(
    context: ReadContext,
    section: SectionRange,
    private readonly rowCount: (table: AvailableType['table']) => number | undefined = () => undefined,
  ) {
    this.cursor = cursorOverSection(context.space, section);
    this.table = new NativeHashtable(this.cursor);
  }

  /** All entries in the order of the table. @throws R2RError `available-types.rid`, `native-hashtable.*`, `truncated` */
  *entries(): IterableIterator<AvailableType> {
    for (const entry of this.table.entries()) yield this.read(entry);
  }

  /** The types whose names may have hash code `hash`. @throws R2RError as `entries` */
  *lookup(hash: number): IterableIterator<AvailableType> {
    for (const entry of this.table.lookup(hash)) yield this.read(entry);
  }

  private read(entry: HashtableEntry): AvailableType {
    this.cursor.offset = entry.payload;
    const value = readNativeUnsigned(this.cursor);
    const range = this.cursor.rangeFrom(entry.payload);
    const rid = value >>> 1;
    const table = (value & EXPORTED_TYPE) !== 0 ? 'ExportedType' : 'TypeDef';
    if (rid === 0 || rid > (this.rowCount(table) ?? Infinity)) {
      throw new R2RError('available-types.rid', `there is no row ${rid} of ${table}`, { range });
    }
    return { entry, table, rid, range };
  }
}
