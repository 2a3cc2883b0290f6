import type { ShownBytes } from '../runner/results.js';

const PER_ROW = 16;
/** Rows before and after the marked ones; and of an input without marks, the first rows. */
const ROWS_AROUND = 2;
const ROWS_UNMARKED = 4;
const ROWS_MARKED = 6;

/**
 * Rows of sixteen bytes with their offsets, the bytes of `range` (half open, offsets in the input) underlined by carets.
 * Where the input ends, a place for the byte that is missing can be marked too.
 */
export function hexView({ offset, length, hex }: ShownBytes, range: [number, number] | undefined): string[] {
  const bytes = Buffer.from(hex, 'hex');
  const end = offset + bytes.length;
  const [firstMarked, lastMarked] = marks(range, length);
  const firstRow = Math.max(offset, range ? row(firstMarked) - ROWS_AROUND * PER_ROW : 0);
  const rows = range ? Math.min(row(lastMarked) - row(firstMarked), (ROWS_MARKED - 1) * PER_ROW) + row(firstMarked) + ROWS_AROUND * PER_ROW : firstRow + (ROWS_UNMARKED - 1) * PER_ROW;
  const lines: string[] = [];
  for (let start = firstRow; start <= rows && (start < end || (start === end && firstMarked === end)); start += PER_ROW) {
    const cells = bytes.subarray(start - offset, start - offset + PER_ROW);
    lines.push(`${start.toString(16).padStart(6, '0')}  ${[...cells].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')}`);
    const carets = Array.from({ length: PER_ROW }, (_, index) => (start + index >= firstMarked && start + index <= lastMarked ? '^^' : '  '));
    if (range && carets.includes('^^')) lines.push(`${' '.repeat(8)}${carets.join(' ').trimEnd()}`);
  }
  if (rows + PER_ROW < length) lines.push(`${' '.repeat(8)}... (${length} bytes)`);
  if (length === 0) lines.push(`${' '.repeat(8)}(no bytes)`);
  return lines;
}

/** First and last marked offset; an empty range marks the place at which it lies. */
function marks(range: [number, number] | undefined, length: number): [number, number] {
  if (!range) return [-1, -1];
  const first = Math.min(range[0], length);
  return [first, Math.max(first, Math.min(range[1], length) - 1)];
}

function row(offset: number): number {
  return offset - (offset % PER_ROW);
}
