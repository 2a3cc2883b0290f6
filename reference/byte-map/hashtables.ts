import type { Image } from '../image/image.js';
import type { HashtableEntry, NativeHashtable } from '../native-format/hashtable.js';
import type { ByteRange } from '../io/ranges.js';
import { owned, type OwnedBytes } from './owned-bytes.js';

/** The hashtables of an image: their headers, entries and payloads. */
export function* hashtableBytes(image: Image): Iterable<OwnedBytes> {
  for (const { availableTypes, inliningInfo2 } of image.modules) {
    if (availableTypes !== undefined) yield* tableBytes('AvailableTypes', availableTypes.table, availableTypes.entries());
    if (inliningInfo2 !== undefined) yield* tableBytes('InliningInfo2', inliningInfo2.table, inliningInfo2.entries());
  }
  const { instanceEntryPoints, pgoInstrumentation, crossModuleInlining } = image;
  if (instanceEntryPoints !== undefined) {
    yield header('InstanceMethodEntryPoints', instanceEntryPoints.table);
    for (const { entry } of instanceEntryPoints.entries()) yield entryOf('InstanceMethodEntryPoints', entry);
  }
  if (pgoInstrumentation !== undefined) {
    yield* tableBytes('PgoInstrumentationData', pgoInstrumentation.table, pgoInstrumentation.entries());
    for (const entry of pgoInstrumentation.entries()) {
      for (const { range } of pgoInstrumentation.schema(entry)) yield owned(range, 'hashtables', () => 'element of a profile');
    }
  }
  if (crossModuleInlining !== undefined) yield* tableBytes('CrossModuleInlineInfo', crossModuleInlining.table, crossModuleInlining.entries());
}

function* tableBytes(
  name: string,
  table: NativeHashtable,
  entries: Iterable<{ readonly entry: HashtableEntry; readonly range: ByteRange }>,
): Iterable<OwnedBytes> {
  yield header(name, table);
  for (const { entry, range } of entries) {
    yield entryOf(name, entry);
    yield owned(range, 'hashtables', () => `payload in ${name}`);
  }
}

function header(name: string, { base, bucketCount, cellSize }: NativeHashtable): OwnedBytes {
  return owned({ start: base - 1, end: base + (bucketCount + 1) * cellSize }, 'hashtables', () => `header and buckets of ${name}`);
}

function entryOf(name: string, { range, bucket }: HashtableEntry): OwnedBytes {
  return owned(range, 'hashtables', () => `entry of bucket ${bucket} in ${name}`);
}
