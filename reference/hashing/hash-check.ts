import type { ByteRange } from '../io/ranges.js';
import type { HashtableEntry, NativeHashtable } from '../native-format/hashtable.js';

/** An entry that stands in a native hashtable under another hash code than that of its key. */
export interface HashMismatch {
  /** The computed hash code. */
  readonly hash: number;
  readonly lowHash: number;
  readonly bucket: number;
  readonly range: ByteRange;
}

/** What came of comparing a table with the hash codes of its keys. */
export interface HashCheck {
  /** Entries whose hash code could be computed. */
  readonly checked: number;
  /** Entries whose key is named by a module that is not at hand. */
  readonly unresolved: number;
  readonly mismatches: readonly HashMismatch[];
}

/**
 * Compares the low hash byte and the bucket of each entry with the hash code of its key.
 * @param entries an entry with the hash code of its key, undefined if that is not known
 */
export function checkHashes(table: NativeHashtable, entries: Iterable<readonly [HashtableEntry, number | undefined]>): HashCheck {
  let checked = 0;
  let unresolved = 0;
  const mismatches: HashMismatch[] = [];
  for (const [{ bucket, lowHash, range }, hash] of entries) {
    if (hash === undefined) {
      unresolved++;
      continue;
    }
    checked++;
    if (lowHash !== (hash & 0xff) || bucket !== table.bucketOf(hash)) mismatches.push({ hash, lowHash, bucket, range });
  }
  return { checked, unresolved, mismatches };
}
