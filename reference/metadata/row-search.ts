import type { Metadata } from './metadata.js';
import type { ColumnName, TableName } from './table-schemas.js';

/** The first row of a table sorted by a column (ECMA-335 II.22) that has this value there; undefined if there is none. */
export function rowWith<T extends TableName>(metadata: Metadata, table: T, column: ColumnName<T>, value: number): number | undefined {
  const count = metadata.rowCount(table);
  let low = 1;
  let high = count + 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (metadata.get(table, middle, column) < value) low = middle + 1;
    else high = middle;
  }
  return low <= count && metadata.get(table, low, column) === value ? low : undefined;
}
