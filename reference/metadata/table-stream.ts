import { R2RError } from '../errors.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { isCodedIndex, tablesOf, tagBits } from './coded-indices.js';
import { Column, Table } from './table.js';
import { TABLE_SCHEMAS, TABLES_BY_ID, type ColumnKind, type TableName } from './table-schemas.js';

/** The header of a stream `#~` or `#-` (ECMA-335 II.24.2.6) and its tables. */
export interface TableStream {
  readonly majorVersion: number;
  readonly minorVersion: number;
  readonly heapSizes: number;
  /** Bit n: table n is present. */
  readonly valid: bigint;
  /** Bit n: table n is sorted. */
  readonly sorted: bigint;
  /** All tables; those that are not present have no rows. */
  readonly tables: Readonly<Record<TableName, Table>>;
  /** The stream up to the first row. */
  readonly headerRange: ByteRange;
}

const HeapSizes = { WideStrings: 0x01, WideGuids: 0x02, WideBlobs: 0x04, ExtraData: 0x40 } as const;
/** Index cells have two bytes while the table has fewer rows than this, divided by 2 for each bit of a tag. */
const NARROW_ROWS = 0x10000;

/** The header of a table stream: which tables there are, and how wide what points to them is. */
export interface TableStreamHeader {
  readonly majorVersion: number;
  readonly minorVersion: number;
  readonly heapSizes: number;
  readonly valid: bigint;
  readonly sorted: bigint;
  /** Of the tables that are present, in their order. */
  readonly rowCounts: ReadonlyMap<TableName, number>;
  readonly headerRange: ByteRange;
}

/*
 * u32 Reserved | u8 MajorVersion | u8 MinorVersion | u8 HeapSizes | u8 Reserved | u64 Valid | u64 Sorted
 * u32 Rows[number of bits in Valid] | u32 if HeapSizes has ExtraData | rows of each table, in the order of the tables
 */
/**
 * Reads the header of a table stream and finds its tables; the cursor ends where the stream ends.
 * @throws R2RError `metadata.unknown-table`, `metadata.table-outside` (rows beyond the end of the stream), `truncated`
 */
export function readTableStream(cursor: ByteCursor): TableStream {
  const { rowCounts, ...header } = readTableStreamHeader(cursor);
  const tables = findTables(cursor, new ColumnSizes(header.heapSizes, rowCounts), rowCounts);
  return { ...header, tables };
}

/**
 * Reads the header of a table stream; the cursor ends in front of the first row.
 * @throws R2RError `metadata.unknown-table`, `truncated`
 */
export function readTableStreamHeader(cursor: ByteCursor): TableStreamHeader {
  const start = cursor.offset;
  cursor.skip(4);
  const majorVersion = cursor.u8();
  const minorVersion = cursor.u8();
  const heapSizes = cursor.u8();
  cursor.skip(1);
  const validAt = cursor.offset;
  const valid = cursor.u64();
  const sorted = cursor.u64();
  const rowCounts = new Map<TableName, number>();
  for (let id = 0; id < 64; id++) {
    if (((valid >> BigInt(id)) & 1n) === 0n) continue;
    const name = TABLES_BY_ID[id];
    if (name === undefined) {
      throw new R2RError('metadata.unknown-table', `table 0x${id.toString(16)} is present, which ECMA-335 does not define`, {
        range: { start: validAt, end: validAt + 8 },
      });
    }
    rowCounts.set(name, cursor.u32());
  }
  if ((heapSizes & HeapSizes.ExtraData) !== 0) cursor.skip(4);
  return { majorVersion, minorVersion, heapSizes, valid, sorted, rowCounts, headerRange: cursor.rangeFrom(start) };
}

/** Bytes of a row of a table in the stream with this header (ECMA-335 II.22, II.24.2.6). */
export function rowSizeOf(name: TableName, { heapSizes, rowCounts }: TableStreamHeader): number {
  return sizeOfRow(name, new ColumnSizes(heapSizes, rowCounts));
}

function sizeOfRow(name: TableName, sizes: ColumnSizes): number {
  return Object.values<ColumnKind>(TABLE_SCHEMAS[name].columns).reduce((sum, kind) => sum + sizes.of(kind), 0);
}

function findTables(
  cursor: ByteCursor,
  sizes: ColumnSizes,
  rowCounts: ReadonlyMap<TableName, number>,
): Record<TableName, Table> {
  const tables: Partial<Record<TableName, Table>> = {};
  for (const name of TABLES_BY_ID) {
    if (name !== undefined) tables[name] = findTable(cursor, name, rowCounts.get(name) ?? 0, sizes);
  }
  return tables as Record<TableName, Table>;
}

function findTable(cursor: ByteCursor, name: TableName, rowCount: number, sizes: ColumnSizes): Table {
  const schema: [string, ColumnKind][] = Object.entries(TABLE_SCHEMAS[name].columns);
  const rowSize = sizeOfRow(name, sizes);
  const start = cursor.offset;
  if (rowCount * rowSize > cursor.remaining) {
    throw new R2RError('metadata.table-outside', `${rowCount} rows of ${name} end beyond the end of the table stream`, {
      range: { start, end: cursor.end },
    });
  }
  cursor.skip(rowCount * rowSize);
  const columns: Record<string, Column> = {};
  let offset = start;
  for (const [columnName, kind] of schema) {
    const size = sizes.of(kind);
    const coded = isCodedIndex(kind) ? kind : undefined;
    columns[columnName] = new Column(cursor.bytes, name, rowCount, rowSize, offset, size, coded);
    offset += size;
  }
  return new Table(name, rowCount, rowSize, { start, end: cursor.offset }, columns);
}

/** How many bytes a cell of each kind has in this stream. */
class ColumnSizes {
  constructor(
    private readonly heapSizes: number,
    private readonly rowCounts: ReadonlyMap<TableName, number>,
  ) {}

  of(kind: ColumnKind): number {
    switch (kind) {
      case 'u8':
        return 1;
      case 'u16':
        return 2;
      case 'u32':
        return 4;
      case '#Strings':
        return this.heap(HeapSizes.WideStrings);
      case '#GUID':
        return this.heap(HeapSizes.WideGuids);
      case '#Blob':
        return this.heap(HeapSizes.WideBlobs);
      case 'run of Event':
        return this.run('Event', 'EventPtr');
      case 'run of Field':
        return this.run('Field', 'FieldPtr');
      case 'run of MethodDef':
        return this.run('MethodDef', 'MethodPtr');
      case 'run of Param':
        return this.run('Param', 'ParamPtr');
      case 'run of Property':
        return this.run('Property', 'PropertyPtr');
      default:
        return isCodedIndex(kind) ? this.index(tablesOf(kind), tagBits(kind)) : this.index([kind], 0);
    }
  }

  private heap(wide: number): number {
    return (this.heapSizes & wide) !== 0 ? 4 : 2;
  }

  /** A run goes through the pointer table where there is one. */
  private run(table: TableName, pointers: TableName): number {
    return this.index([(this.rowCounts.get(pointers) ?? 0) > 0 ? pointers : table], 0);
  }

  private index(tables: readonly (TableName | null)[], bits: number): number {
    const most = Math.max(...tables.map((table) => (table === null ? 0 : (this.rowCounts.get(table) ?? 0))));
    return most < NARROW_ROWS >> bits ? 2 : 4;
  }
}
