import { typeMapTable, writeExternalTypeMapping, writeProxyTypeMapping, writeTypeMapGroup, writeTypeMapTargets } from '../../image/type-maps-writer.js';
import type { ByteWriter } from '../../io/byte-writer.js';
import type { ByteRange } from '../../io/ranges.js';
import type { HashtableEntry } from '../../native-format/hashtable.js';
import type { Place } from '../place.js';
import type { Shape } from '../shapes/shape.js';
import { externalTypeMap, proxyTypeMap, typeMapTargets, type ModelTypeMap } from '../shapes/type-map-shapes.js';
import { writeHashtable } from './hashtables.js';
import type { ModelNode } from './node.js';

/** Section 124. */
export function externalTypeMapsNode(content: Place, range: ByteRange): ModelNode {
  return { kind: 'external type maps', where: content.pointer, range, write: () => writeTypeMaps(content, externalTypeMap, writeExternalTypeMapping) };
}

/** Section 125. */
export function proxyTypeMapsNode(content: Place, range: ByteRange): ModelNode {
  return { kind: 'proxy type maps', where: content.pointer, range, write: () => writeTypeMaps(content, proxyTypeMap, writeProxyTypeMapping) };
}

/** Section 126. */
export function typeMapTargetsNode(content: Place, range: ByteRange): ModelNode {
  const write = (): Uint8Array => writeHashtable(content, typeMapTargets, (targets) => (writer) => writeTypeMapTargets(writer, targets));
  return { kind: 'type map targets', where: content.pointer, range, write };
}

function writeTypeMaps<Mapping extends { readonly entry: HashtableEntry }>(
  content: Place,
  shape: Shape<ModelTypeMap<Mapping>>,
  writeMapping: (writer: ByteWriter, mapping: Mapping) => void,
): Uint8Array {
  return writeHashtable(content, shape, ({ group, types }) => {
    const mappings = types && typeMapTable(types.entries, types.hashtable.bucketCount, writeMapping);
    return (writer) => writeTypeMapGroup(writer, group, mappings);
  });
}
