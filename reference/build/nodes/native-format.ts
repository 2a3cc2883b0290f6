import { integer } from '../shapes/shape.js';
import { bucketCount } from '../shapes/table-shapes.js';
import type { Place } from '../place.js';
import { writeNativeArray, type WriteElement } from '../../native-format/array-writer.js';

/** Arrays of the world end with an element. */
const MAX_COUNT = 0x1000000;

/** The number of buckets of a hashtable. @throws R2RError `model.value` if it is no power of two */
export function bucketCountOf(content: Place): number {
  return content.member('hashtable').member('bucketCount').read(bucketCount);
}

/**
 * Writes a native array from elements by their index.
 * @throws R2RError `model.value` if there are more elements than the array counts
 */
export function writeArray(content: Place, elements: ReadonlyMap<number, unknown>, writeElement: WriteElement): Uint8Array {
  const indices = [...elements.keys()].sort((a, b) => a - b);
  const last = indices.length === 0 ? -1 : indices[indices.length - 1];
  const count = content.member('array').member('count').read(integer(last + 1, MAX_COUNT));
  return writeNativeArray(indices, count, writeElement);
}
