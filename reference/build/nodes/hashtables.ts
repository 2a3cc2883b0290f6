import { writeAvailableType } from '../../image/available-types-writer.js';
import { writeCrossModuleInlining } from '../../image/cross-module-inlining-writer.js';
import { writeInliningEntry } from '../../image/inlining-info-2-writer.js';
import { writePgoEntry, writePgoProfile, type NewPgoEntry } from '../../image/pgo-instrumentation-writer.js';
import type { ByteRange } from '../../io/ranges.js';
import type { HashtableEntry } from '../../native-format/hashtable.js';
import { writeHashtableAgain, writeNativeHashtable } from '../../native-format/hashtable-writer.js';
import type { Vertex } from '../../native-format/layout.js';
import type { Place } from '../place.js';
import { list, type Shape } from '../shapes/shape.js';
import { availableType, crossModuleInlining, inliningEntry, pgoEntry } from '../shapes/table-shapes.js';
import { bucketCountOf } from './native-format.js';
import type { Frame, ModelNode } from './node.js';

/** Section 108. */
export function availableTypesNode(content: Place, range: ByteRange): ModelNode {
  const write = (): Uint8Array => writeHashtable(content, availableType, (type) => (writer) => writeAvailableType(writer, type));
  return { kind: 'available types', where: content.pointer, range, write };
}

/** Section 114. */
export function inliningInfo2Node(content: Place, range: ByteRange): ModelNode {
  const write = (): Uint8Array => writeHashtable(content, inliningEntry, (entry) => (writer) => writeInliningEntry(writer, entry));
  return { kind: 'inlining info', where: content.pointer, range, write };
}

/** Section 119. */
export function crossModuleInliningNode(content: Place, range: ByteRange, { hasModules }: Frame): ModelNode {
  const write = (): Uint8Array => writeHashtable(content, crossModuleInlining, (entry) => (writer) => writeCrossModuleInlining(writer, entry, hasModules));
  return { kind: 'cross-module inlining', where: content.pointer, range, write };
}

/** Section 117. */
export function pgoNode(content: Place, range: ByteRange): ModelNode {
  return { kind: 'PGO instrumentation', where: content.pointer, range, write: () => writePgoTable(content) };
}

/**
 * Writes a hashtable with its payloads in the order of their places in the model; entries with the same place share the payload of
 * the first.
 */
export function writeHashtable<Entry extends { readonly entry: HashtableEntry }>(content: Place, shape: Shape<Entry>, writePayload: (entry: Entry) => Vertex['write']): Uint8Array {
  return writeHashtableAgain(content.member('entries').read(list(shape)), bucketCountOf(content), writePayload);
}

function writePgoTable(content: Place): Uint8Array {
  const profiles = new Map<number, NewPgoEntry['profile']>();
  const placed: [place: number, vertex: Vertex][] = [];
  const entries = content.member('entries').read(list(pgoEntry)).map(({ entry, signature, data, schema }) => {
    let profile = profiles.get(data);
    if (profile === undefined) {
      profile = schema;
      profiles.set(data, schema);
      placed.push([data, { write: (writer, { shared }) => writePgoProfile(writer, schema, shared) }]);
    }
    const written = { method: signature, profile };
    const payload: Vertex = { write: (writer, { shared }) => writePgoEntry(writer, written, shared) };
    placed.push([entry.payload, payload]);
    return { hash: hashOf(entry), payload };
  });
  return writeNativeHashtable(entries, inPlaces(placed), bucketCountOf(content));
}

function hashOf({ bucket, lowHash }: HashtableEntry): number {
  return ((bucket << 8) | lowHash) >>> 0;
}

function inPlaces(vertices: [place: number, vertex: Vertex][]): Vertex[] {
  return vertices.sort(([a], [b]) => a - b).map(([, vertex]) => vertex);
}
