import { externalTypeMaps, type ExternalTypeMapping } from '../image/external-type-maps.js';
import type { Image } from '../image/image.js';
import { proxyTypeMaps, type ProxyTypeMapping } from '../image/proxy-type-maps.js';
import { rangeOfSection } from '../image/section-file-range.js';
import { cursorOverSection, type SectionRange } from '../image/section-range.js';
import type { TypeMapOfGroup } from '../image/type-map-groups.js';
import { typeMapTargets } from '../image/type-map-targets.js';
import { typeMapTable, writeExternalTypeMapping, writeProxyTypeMapping, writeTypeMapGroup, writeTypeMapTargets } from '../image/type-maps-writer.js';
import type { ByteWriter } from '../io/byte-writer.js';
import { NativeHashtable, type HashtableEntry } from '../native-format/hashtable.js';
import type { Vertex } from '../native-format/layout.js';
import { hashtableNode } from './hashtable-nodes.js';
import type { ImageNode } from './node.js';

/** Sections 124 to 126. */
export function* typeMapNodes(image: Image): Iterable<ImageNode> {
  const { context } = image;
  const tableOf = (section: SectionRange): NativeHashtable => new NativeHashtable(cursorOverSection(context.space, section));
  const external = image.section('ExternalTypeMaps');
  const externalRange = rangeOfSection(image, external);
  if (external !== undefined && externalRange !== undefined) {
    yield hashtableNode('external type maps', externalRange, tableOf(external), () => externalTypeMaps(context, external), groupWriter<ExternalTypeMapping>(writeExternalTypeMapping));
  }
  const proxy = image.section('ProxyTypeMaps');
  const proxyRange = rangeOfSection(image, proxy);
  if (proxy !== undefined && proxyRange !== undefined) {
    yield hashtableNode('proxy type maps', proxyRange, tableOf(proxy), () => proxyTypeMaps(context, proxy), groupWriter<ProxyTypeMapping>(writeProxyTypeMapping));
  }
  const targets = image.section('TypeMapAssemblyTargets');
  const targetsRange = rangeOfSection(image, targets);
  if (targets !== undefined && targetsRange !== undefined) {
    yield hashtableNode('type map targets', targetsRange, tableOf(targets), () => typeMapTargets(context, targets), (entry) => (writer) => {
      writeTypeMapTargets(writer, entry);
    });
  }
}

function groupWriter<Mapping extends { readonly entry: HashtableEntry }>(writeMapping: (writer: ByteWriter, mapping: Mapping) => void) {
  return ({ group, types, table }: TypeMapOfGroup<Mapping>): Vertex['write'] => {
    const mappings = types && table && typeMapTable(types, table.bucketCount, writeMapping);
    return (writer) => writeTypeMapGroup(writer, group, mappings);
  };
}
