import type { HashtableEntry, NativeHashtable } from '../../native-format/hashtable.js';

/** A native hashtable as it is published, with what the reader made of each payload. */
export function hashtableValue<T extends { readonly entry: HashtableEntry }>(table: NativeHashtable, entries: Iterable<T>, payload: (entry: T) => unknown): object {
  return {
    BucketCount: table.bucketCount,
    Entries: Array.from(entries, (read) => ({ Bucket: read.entry.bucket, LowHash: read.entry.lowHash, Payload: payload(read) })),
  };
}
