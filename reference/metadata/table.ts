import { R2RError } from '../errors.js';
import type { ByteRange } from '../io/ranges.js';
import { tablesOf, tagBits, type CodedIndexName } from './coded-indices.js';
import { TABLE_SCHEMAS, type TableName } from './table-schemas.js';

/** One table of the table stream: rows of equal size, read a cell at a time. */
export class Table {
  constructor(
    readonly name: TableName,
    readonly rowCount: number,
    /** Bytes. */
    readonly rowSize: number,
    /** All rows, in file offsets. */
    readonly range: ByteRange,
    readonly columns: Readonly<Record<string, Column>>,
  ) {}
}

/** A token has three bytes for the row. */
const MAX_RID = 0xffffff;

/** One column: reads the cell of a row without touching the rest of it. */
export class Column {
  private readonly tagMask: number;
  private readonly tagBits: number;
  private readonly tokenTables: readonly number[];

  /**
   * @param size bytes of a cell: 1, 2 or 4
   * @param offset of the first row's cell, in the file
   * @param coded the coded index that the cells hold, if any
   */
  constructor(
    private readonly bytes: Uint8Array,
    private readonly table: TableName,
    private readonly rowCount: number,
    private readonly rowSize: number,
    private readonly offset: number,
    readonly size: number,
    coded: CodedIndexName | undefined,
  ) {
    this.tagBits = coded === undefined ? 0 : tagBits(coded);
    this.tagMask = (1 << this.tagBits) - 1;
    this.tokenTables = coded === undefined ? [] : tablesOf(coded).map((name) => (name === null ? -1 : TABLE_SCHEMAS[name].id));
  }

  /**
   * The value in row `rid` (from 1): a number, a heap index, a rid, or for coded indices a token.
   * @throws R2RError `metadata.row` (no such row), `metadata.coded-index` (a tag without meaning)
   */
  at(rid: number): number {
    if (rid < 1 || rid > this.rowCount) throw noSuchRow(this.table, rid, this.rowCount);
    const { bytes, size } = this;
    const at = this.offset + (rid - 1) * this.rowSize;
    let value = bytes[at];
    if (size >= 2) value |= bytes[at + 1] << 8;
    if (size === 4) value = (value | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)) >>> 0;
    return this.tagBits === 0 ? value : this.decode(value, at);
  }

  private decode(value: number, at: number): number {
    const table = this.tokenTables[value & this.tagMask] ?? -1;
    const rid = value >>> this.tagBits;
    if (table >= 0 && rid <= MAX_RID) return ((table << 24) | rid) >>> 0;
    throw new R2RError('metadata.coded-index', `0x${value.toString(16)} in ${this.table} is no coded index: it names no table or no row`, {
      range: { start: at, end: at + this.size },
    });
  }
}

export function noSuchRow(table: TableName, rid: number, rowCount: number): R2RError {
  return new R2RError('metadata.row', `${table} has ${rowCount} rows; there is no row ${rid}`);
}
