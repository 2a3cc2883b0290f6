import { hex } from '../../../reference/io/hex.js';
import type { ByteRange } from '../../../reference/io/ranges.js';

const PER_ROW = 16;
/** Bytes of a structure that are shown; metadata and code can be much longer. */
const SHOWN = 1024;

/** Rows of sixteen bytes in front of their file offset; the first row says what they are. */
export function* hexRows(bytes: Uint8Array, { start, end }: ByteRange, label: string, indent: number): Iterable<string> {
  const margin = ' '.repeat(indent);
  const shownEnd = Math.min(end, start + SHOWN);
  for (let at = start; at < shownEnd; at += PER_ROW) {
    const row = hex(bytes.subarray(at, Math.min(at + PER_ROW, shownEnd))).replace(/..(?!$)/g, '$& ');
    const place = at.toString(16).padStart(8, '0');
    yield at === start ? `${margin}${place}  ${row.padEnd(3 * PER_ROW - 1)}  ${label}` : `${margin}${place}  ${row}`;
  }
  if (shownEnd < end) yield `${margin}... ${end - shownEnd} more bytes`;
}
