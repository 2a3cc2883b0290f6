import type { ByteWriter } from '../io/byte-writer.js';
import type { HashtableEntry } from './hashtable.js';
import { writeNativeSigned } from './integers-writer.js';
import { layOut, sizeCodeOf, widthFor, writeOffset, type OffsetWidth, type Places, type Vertex } from './layout.js';

/** An entry to be written. */
export interface NewHashtableEntry {
  /** At least the bits that the table looks at: the low byte, and from bit 8 on those of the bucket. */
  readonly hash: number;
  readonly payload: Vertex;
}

const ENTRIES_PER_BUCKET = 13;

/** The number of buckets that the compilers choose. */
export function bucketCountFor(entryCount: number): number {
  return 2 ** (32 - Math.clz32(Math.floor(entryCount / ENTRIES_PER_BUCKET)));
}

/**
 * Writes a native hashtable as the compilers do (r2r-format 5.2; hashtable.ts has the layout).
 * @param entries in the order of the table as far as bucket and low byte are equal
 * @param payloads what the entries refer to, in the order of their places
 * @throws R2RError `limit.exceeded`
 */
export function writeNativeHashtable(entries: readonly NewHashtableEntry[], payloads: readonly Vertex[], bucketCount = bucketCountFor(entries.length)): Uint8Array {
  return layOut([new Table(entries, bucketCount), ...payloads]);
}

/**
 * Writes a table that was read: its payloads in the order of their places, and entries with the same place share the payload of
 * the first.
 * @param entries in the order of the table
 * @param order of the payloads, if it is to be another one
 */
export function writeHashtableAgain<Entry extends { readonly entry: HashtableEntry }>(
  entries: Iterable<Entry>,
  bucketCount: number,
  writePayload: (entry: Entry) => Vertex['write'],
  order: (payloads: Vertex[]) => Vertex[] = (payloads) => payloads,
): Uint8Array {
  const payloads = new Map<number, Vertex>();
  const written = Array.from(entries, (each) => {
    const { bucket, lowHash, payload: place } = each.entry;
    const payload = payloads.get(place) ?? { write: writePayload(each) };
    payloads.set(place, payload);
    return { hash: ((bucket << 8) | lowHash) >>> 0, payload };
  });
  const inPlaces = [...payloads].sort(([a], [b]) => a - b).map(([, payload]) => payload);
  return writeNativeHashtable(written, order(inPlaces), bucketCount);
}

/** Header, cells and entries. */
class Table implements Vertex {
  private readonly buckets: NewHashtableEntry[][];
  private width: OffsetWidth = 4;
  private largest = 0;

  constructor(
    entries: readonly NewHashtableEntry[],
    private readonly bucketCount: number,
  ) {
    this.buckets = Array.from({ length: bucketCount }, () => []);
    for (const entry of entries) this.buckets[((entry.hash >>> 8) & (bucketCount - 1)) >>> 0].push(entry);
    for (const bucket of this.buckets) bucket.sort((a, b) => (a.hash & 0xff) - (b.hash & 0xff));
  }

  write(writer: ByteWriter, places: Places): void {
    writer.u8(Math.log2(this.bucketCount) * 4 + sizeCodeOf(this.width));
    const cells = writer.position;
    for (let cell = 0; cell <= this.bucketCount; cell++) writeOffset(writer, 0, this.width);
    const starts: number[] = [];
    for (const bucket of this.buckets) {
      starts.push(writer.position - cells);
      for (const entry of bucket) writeEntry(writer, entry, places);
    }
    starts.push(writer.position - cells);
    this.largest = writer.position - cells;
    writer.patch(cells, (patched) => starts.forEach((start) => writeOffset(patched, start, this.width)));
  }

  shrink(): boolean {
    const width = widthFor(this.largest);
    if (width >= this.width) return false;
    this.width = width;
    return true;
  }
}

function writeEntry(writer: ByteWriter, { hash, payload }: NewHashtableEntry, places: Places): void {
  writer.u8(hash);
  const start = writer.position;
  const place = places.of(payload);
  writeNativeSigned(writer, place === undefined ? 0x7fffffff : place - start);
}
