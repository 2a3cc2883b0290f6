import { R2RError, within } from '../errors.js';
import { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { Heaps } from './heaps.js';
import { Ownership } from './ownership.js';
import { readMetadataRoot, type MetadataRoot } from './root.js';
import { readTableStream, type TableStream } from './table-stream.js';
import { TABLE_SCHEMAS, type ColumnName, type TableName } from './table-schemas.js';

/** The cells of a row by column; heap columns are indices, coded ones tokens. */
export type Row<T extends TableName> = Readonly<Record<ColumnName<T>, number>>;

/**
 * The metadata of a module (ECMA-335 II.24): rows and heap entries are read when they are asked for, and nothing is
 * copied.
 */
export class Metadata extends Heaps {
  /** Who owns a member or a nested type. */
  readonly ownership: Ownership;

  constructor(
    bytes: Uint8Array,
    readonly root: MetadataRoot,
    /** `#~` or `#-`. */
    readonly tableStream: TableStream,
    /** From the signature to the end of the last stream, in file offsets. */
    readonly range: ByteRange,
  ) {
    const heap = (name: string): ByteRange | undefined => root.streams.find((stream) => stream.name === name)?.data;
    super(bytes, heap('#Strings'), heap('#Blob'), heap('#GUID'), heap('#US'));
    this.ownership = new Ownership(this);
  }

  rowCount(table: TableName): number {
    return this.tableStream.tables[table].rowCount;
  }

  /**
   * One cell: a number, a heap index, a rid, or for coded indices a token.
   * @param rid the row, from 1
   * @throws R2RError `metadata.row`, `metadata.coded-index`
   */
  get<T extends TableName>(table: T, rid: number, column: ColumnName<T>): number {
    return this.tableStream.tables[table].columns[column].at(rid);
  }

  /** A cell that is an index into #Strings, as text. @throws R2RError as `get` and `string` */
  text<T extends TableName>(table: T, rid: number, column: ColumnName<T>): string {
    return this.string(this.get(table, rid, column));
  }

  /** All cells of a row. @throws R2RError as `get` */
  row<T extends TableName>(table: T, rid: number): Row<T> {
    const row: Partial<Record<ColumnName<T>, number>> = {};
    for (const column of Object.keys(TABLE_SCHEMAS[table].columns) as ColumnName<T>[]) {
      row[column] = this.get(table, rid, column);
    }
    return row as Row<T>;
  }
}

/**
 * Reads the roots and headers of a metadata (`BSJB`). The cursor stands on its first byte and ends with it.
 * @throws R2RError `metadata.*`, `truncated`
 */
export function readMetadata(cursor: ByteCursor): Metadata {
  const start = cursor.offset;
  const root = within('Metadata', () => readMetadataRoot(cursor));
  const tables = root.streams.find((stream) => stream.name === '#~' || stream.name === '#-');
  if (tables === undefined) {
    throw new R2RError('metadata.no-tables', 'the metadata has no stream #~ or #-', { range: root.range });
  }
  const tableCursor = new ByteCursor(cursor.bytes, tables.data.start, tables.data.end, cursor.phase);
  const tableStream = within(`Metadata.${tables.name}`, () => readTableStream(tableCursor));
  const end = root.streams.reduce((last, stream) => Math.max(last, stream.data.end), root.range.end);
  return new Metadata(cursor.bytes, root, tableStream, { start, end });
}
