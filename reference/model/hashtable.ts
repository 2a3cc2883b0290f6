import type { NativeHashtable } from '../native-format/hashtable.js';

/** The frame of a native hashtable, without its entries. */
export function hashtableNode({ bucketCount, cellSize, base }: NativeHashtable): object {
  return { hashtable: { bucketCount, cellSize, base } };
}
