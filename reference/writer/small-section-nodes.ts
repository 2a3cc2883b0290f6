import { AttributePresence } from '../image/attribute-presence.js';
import { writeAttributePresence } from '../image/attribute-presence-writer.js';
import { readCompilerIdentifier } from '../image/compiler-identifier.js';
import type { ComponentAssembly } from '../image/component-assemblies.js';
import { writeComponentAssemblies } from '../image/component-assemblies-writer.js';
import { writeHotColdMap } from '../image/hot-cold-map-writer.js';
import type { Image } from '../image/image.js';
import type { ImageModule } from '../image/image-module.js';
import { inliningRecords } from '../image/inlining-info.js';
import { writeInliningInfo } from '../image/inlining-info-writer.js';
import { readManifestMvids } from '../image/manifest-mvids.js';
import { writeManifestMvids } from '../image/manifest-mvids-writer.js';
import { writeEnclosingTypeMap, writeMethodIsGenericMap, writeTypeGenericInfoMap } from '../image/module-maps-writer.js';
import { rangeOfSection } from '../image/section-file-range.js';
import type { SectionName } from '../image/section-types.js';
import type { SectionRange } from '../image/section-range.js';
import { utf8BytesOf } from '../io/text-writer.js';
import { filledUp } from './filled-up.js';
import type { ImageNode, Moves, NodeKind } from './node.js';

interface SmallSection {
  readonly name: SectionName;
  readonly kind: NodeKind;
  readonly write: (image: Image, module: ImageModule, section: SectionRange) => Uint8Array;
}

/** Sections that hold one plain table or text, which may be filled up with zeros. */
const SMALL_SECTIONS: readonly SmallSection[] = [
  { name: 'CompilerIdentifier', kind: 'section 100', write: ({ context }, _, section) => utf8BytesOf(readCompilerIdentifier(context, section)) },
  { name: 'InliningInfo', kind: 'inlining info', write: ({ context }, _, section) => writeInliningInfo([...inliningRecords(context, section)]) },
  { name: 'AttributePresence', kind: 'attribute presence', write: ({ context }, _, section) => writeFilter(new AttributePresence(context, section)) },
  { name: 'ComponentAssemblies', kind: 'component assemblies', write: ({ componentAssemblies }) => writeComponentAssemblies(componentAssemblies) },
  { name: 'OwnerCompositeExecutable', kind: 'owner composite executable', write: ({ ownerCompositeExecutable = '' }) => utf8BytesOf(`${ownerCompositeExecutable}\0`) },
  { name: 'ManifestAssemblyMvids', kind: 'manifest MVIDs', write: ({ context }, _, section) => writeManifestMvids(readManifestMvids(context, section)) },
  { name: 'HotColdMap', kind: 'hot-cold map', write: ({ hotColdMap = [] }) => writeHotColdMap(hotColdMap) },
  { name: 'MethodIsGenericMap', kind: 'method-is-generic map', write: (_, { methodIsGenericMap: map }) => writeMethodIsGenericMap(map?.count ?? 0, map?.genericRids() ?? []) },
  { name: 'EnclosingTypeMap', kind: 'enclosing types', write: (_, { enclosingTypeMap = [] }) => writeEnclosingTypeMap(enclosingTypeMap) },
  { name: 'TypeGenericInfoMap', kind: 'type generic info', write: (_, { typeGenericInfoMap = [] }) => writeTypeGenericInfoMap(typeGenericInfoMap) },
];

/** The sections of the main header and of the components that are small tables. */
export function* smallSectionNodes(image: Image): Iterable<ImageNode> {
  const seen = new Set<number>();
  for (const module of image.modules) {
    for (const { name, kind, write } of SMALL_SECTIONS) {
      for (const section of [image.section(name), module.section(name)]) {
        const range = rangeOfSection(image, section);
        if (section === undefined || range === undefined || seen.has(range.start)) continue;
        seen.add(range.start);
        yield {
          kind,
          range,
          write: () => filledUp(write(image, module, section), section.size),
          moved: name === 'ComponentAssemblies' ? (moves) => writeComponentAssemblies(movedComponents(image, moves)) : undefined,
        };
      }
    }
  }
}

function movedComponents({ componentAssemblies }: Image, moves: Moves): ComponentAssembly[] {
  return componentAssemblies.map((each) => ({ ...each, assemblyHeader: moves.section(each.assemblyHeader) }));
}

function writeFilter(filter: AttributePresence): Uint8Array {
  return writeAttributePresence(Array.from({ length: filter.bucketCount }, (_, index) => filter.bucket(index)));
}
