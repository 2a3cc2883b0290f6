import { diffLines } from 'diff';

const ROWS_BEFORE = 2;
const ROWS = 14;

/** Two values as JSON in two columns, from the first line that differs; `|` stands between lines that do. */
export function sideBySide(expected: unknown, actual: unknown, width: number): string[] {
  const rows = alignedRows(jsonText(expected), jsonText(actual));
  const first = Math.max(0, rows.findIndex(([left, right]) => left !== right) - ROWS_BEFORE);
  const shown = rows.slice(first, first + ROWS);
  const limit = Math.max(20, Math.floor((width - 3) / 2));
  const column = Math.min(limit, Math.max('expected'.length, ...shown.map(([left]) => left.length)));
  const lines = [`${'expected'.padEnd(column)}   actual`];
  for (const [left, right] of shown) {
    lines.push(`${cut(left, column).padEnd(column)} ${left === right ? ' ' : '|'} ${cut(right, limit)}`.trimEnd());
  }
  if (first + ROWS < rows.length) lines.push(`... (${rows.length - first - ROWS} more lines)`);
  return lines;
}

/** Lines that belong together; lines of one side only stand beside an empty one. */
function alignedRows(expected: string, actual: string): [string, string][] {
  const rows: [string, string][] = [];
  let removed: string[] = [];
  for (const change of diffLines(expected, actual)) {
    const lines = change.value.replace(/\n$/, '').split('\n');
    if (change.removed) {
      removed = lines;
      continue;
    }
    if (change.added) {
      for (let index = 0; index < Math.max(removed.length, lines.length); index++) {
        rows.push([removed[index] ?? '', lines[index] ?? '']);
      }
    } else {
      for (const line of removed) rows.push([line, '']);
      for (const line of lines) rows.push([line, line]);
    }
    removed = [];
  }
  for (const line of removed) rows.push([line, '']);
  return rows;
}

function jsonText(value: unknown): string {
  return value === undefined ? '(nothing)\n' : `${JSON.stringify(value, null, 2)}\n`;
}

function cut(line: string, width: number): string {
  return line.length <= width ? line : `${line.slice(0, width - 3)}...`;
}
