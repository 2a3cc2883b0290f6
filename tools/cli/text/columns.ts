import { stripVTControlCharacters } from 'node:util';

/**
 * Rows in columns two spaces apart, each as wide as its widest cell that has another behind it.
 * @param numeric columns that are flush right
 */
export function columns(rows: readonly (readonly string[])[], numeric: readonly number[] = []): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.slice(0, -1).forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, width(cell))));
  }
  for (const column of numeric) widths[column] = Math.max(0, ...rows.map((row) => width(row[column] ?? '')));
  return rows.map((row) => row.map((cell, column) => padded(cell, widths[column] ?? 0, numeric.includes(column))).join('  ').trimEnd());
}

function padded(cell: string, to: number, isNumeric: boolean): string {
  const fill = ' '.repeat(Math.max(0, to - width(cell)));
  return isNumeric ? fill + cell : cell + fill;
}

function width(cell: string): number {
  return stripVTControlCharacters(cell).length;
}
