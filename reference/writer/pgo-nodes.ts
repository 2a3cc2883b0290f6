import type { Image } from '../image/image.js';
import type { PgoInstrumentation } from '../image/pgo-instrumentation.js';
import { writePgoEntry, writePgoProfile, type NewPgoEntry } from '../image/pgo-instrumentation-writer.js';
import { rangeOfSection } from '../image/section-file-range.js';
import { writeNativeHashtable } from '../native-format/hashtable-writer.js';
import type { Vertex } from '../native-format/layout.js';
import type { ImageNode } from './node.js';

/** Section 117. */
export function* pgoNodes(image: Image): Iterable<ImageNode> {
  const range = rangeOfSection(image, image.section('PgoInstrumentationData'));
  const { pgoInstrumentation: table } = image;
  if (range !== undefined && table !== undefined) yield { kind: 'PGO instrumentation', range, write: () => writeTable(table) };
}

function writeTable(table: PgoInstrumentation): Uint8Array {
  const profiles = new Map<number, NewPgoEntry['profile']>();
  const placed: [place: number, vertex: Vertex][] = [];
  const written = Array.from(table.entries(), (each) => {
    const { bucket, lowHash, payload: place } = each.entry;
    let profile = profiles.get(each.data);
    if (profile === undefined) {
      const read = table.schema(each);
      profile = read;
      profiles.set(each.data, read);
      placed.push([each.data, { write: (writer, { shared }) => writePgoProfile(writer, read, shared) }]);
    }
    const entry = { method: each.method, profile };
    const payload: Vertex = { write: (writer, { shared }) => writePgoEntry(writer, entry, shared) };
    placed.push([place, payload]);
    return { hash: ((bucket << 8) | lowHash) >>> 0, payload };
  });
  const inPlaces = placed.sort(([a], [b]) => a - b).map(([, vertex]) => vertex);
  return writeNativeHashtable(written, inPlaces, table.table.bucketCount);
}
