import type { ShownBytes } from '../runner/results.js';

const PER_ROW = 16;
const ROWS_AROUND = 2;
/** Rows of a long range, and of an input without a range. */
const MAXIMUM_ROWS = 6;
const ROWS_WITHOUT_RANGE = 4;

/**
 * Rows of sixteen bytes with their offsets, the bytes of `range` (half open, offsets in the input) underlined by carets.
 * An empty range marks the place where it lies, also right behind the last byte.
 */
export function hexView({ offset, length, hex }: ShownBytes, range: [number, number] | undefined): string[] {
  const bytes = Buffer.from(hex, 'hex');
  const marked = range && markedOffsets(range, length);
  const [firstRow, lastRow] = marked ? rowsAround(marked) : [0, ROWS_WITHOUT_RANGE - 1];
  const lines: string[] = [];
  for (let row = firstRow; row <= lastRow; row++) {
    const start = row * PER_ROW;
    const cells = start < offset ? [] : [...bytes.subarray(start - offset, start - offset + PER_ROW)];
    const carets = marked ? caretsOf(start, marked) : '';
    if (cells.length === 0 && carets === '') continue;
    lines.push(`${start.toString(16).padStart(6, '0')}  ${cells.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')}`);
    if (carets !== '') lines.push(`${' '.repeat(8)}${carets}`);
  }
  if ((lastRow + 1) * PER_ROW < length) lines.push(`${' '.repeat(8)}... (${length} bytes)`);
  if (length === 0) lines.push(`${' '.repeat(8)}(no bytes)`);
  return lines;
}

/** First and last marked offset. */
function markedOffsets([start, end]: [number, number], length: number): [number, number] {
  const first = Math.min(start, length);
  return [first, Math.max(first, Math.min(end, length) - 1)];
}

function rowsAround([first, last]: [number, number]): [number, number] {
  const [firstRow, lastRow] = [Math.floor(first / PER_ROW), Math.floor(last / PER_ROW)];
  return [Math.max(0, firstRow - ROWS_AROUND), Math.min(lastRow, firstRow + MAXIMUM_ROWS - 1) + ROWS_AROUND];
}

function caretsOf(start: number, [first, last]: [number, number]): string {
  const cells = Array.from({ length: PER_ROW }, (_, index) => (start + index >= first && start + index <= last ? '^^' : '  '));
  return cells.join(' ').trimEnd();
}
