import { writeNativeHashtable, type NewHashtableEntry } from '../../native-format/hashtable-writer.js';
import type { Vertex } from '../../native-format/layout.js';
import type { Kind } from '../kinds/kind.js';
import { noEncoding, type Encoding } from './encoding.js';
import { bits, list, listOf, membersOf, unsigned, type Members } from './members.js';
import { structureEncoding, type StructureWriter } from './structure.js';

/* Native hashtables (r2r-format 5.2): buckets and low bytes are those of the value, places and widths are chosen here. */

/** Images of the world have at most 65,536 buckets. */
const MAX_BUCKETS = 0x100000;

/** Makes what writes a published payload. Throws R2RError `value.range`. */
export type PayloadWriter = (payload: Members, context: Parameters<StructureWriter>[2], given: Parameters<StructureWriter>[3]) => Vertex['write'];

/** The encoding of a table whose payloads are records. */
export function hashtableEncoding(kind: Kind, payload: PayloadWriter): Encoding {
  return plainHashtableEncoding(kind, (value, context, given) => payload(membersOf(value), context, given));
}

export function plainHashtableEncoding(kind: Kind, payload: (value: unknown, ...around: [Parameters<StructureWriter>[2], Parameters<StructureWriter>[3]]) => Vertex['write']): Encoding {
  return structureEncoding(kind, 'record', (writer, value, context, given) => {
    const members = membersOf(value);
    const bucketCount = unsigned(members, 'BucketCount');
    if (bucketCount > MAX_BUCKETS || 2 ** Math.floor(Math.log2(bucketCount)) !== bucketCount) throw noEncoding(bucketCount, 'record');
    const entries = list(members, 'Entries', (entry) => entryOf(membersOf(entry), bucketCount, (each) => payload(each, context, given)));
    writer.bytes(writeNativeHashtable(entries, entries.map((entry) => entry.payload), bucketCount));
  });
}

function entryOf(members: Members, bucketCount: number, payload: (value: unknown) => Vertex['write']): NewHashtableEntry {
  const bucket = unsigned(members, 'Bucket');
  if (bucket >= bucketCount) throw noEncoding(bucket, 'record');
  return { hash: ((bucket << 8) | bits(members, 'LowHash', 8)) >>> 0, payload: { write: payload(members.Payload) } };
}

/** The bytes of a table of which only the entries are published: as many buckets as they name. */
export function nestedHashtable(value: unknown, payload: (members: Members) => Vertex['write']): Uint8Array {
  const buckets = listOf(value, (entry) => unsigned(membersOf(entry), 'Bucket'));
  const bucketCount = 2 ** Math.ceil(Math.log2(buckets.reduce((most, bucket) => Math.max(most, bucket), 0) + 1));
  if (bucketCount > MAX_BUCKETS) throw noEncoding(bucketCount, 'record');
  const entries = listOf(value, (entry) => entryOf(membersOf(entry), bucketCount, (each) => payload(membersOf(each))));
  return writeNativeHashtable(entries, entries.map((entry) => entry.payload), bucketCount);
}
