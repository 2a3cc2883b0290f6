import { AttributePresence } from '../image/attribute-presence.js';
import { readCompilerIdentifier } from '../image/compiler-identifier.js';
import { externalTypeMaps } from '../image/external-type-maps.js';
import type { SectionEntry } from '../image/header.js';
import type { ImageModule } from '../image/image-module.js';
import type { Image } from '../image/image.js';
import { readManifestMvids } from '../image/manifest-mvids.js';
import { methodProfiles } from '../image/profile-data.js';
import { proxyTypeMaps } from '../image/proxy-type-maps.js';
import type { SectionName } from '../image/section-types.js';
import { guidText } from '../metadata/guid.js';
import { methodText } from '../names/method-text.js';
import { debugInfoNode, exceptionNodes, runtimeFunctionsNode } from './code.js';
import { metadataNode } from './container.js';
import { hashtableNode } from './hashtable.js';
import { bytesOf, importSectionNodes } from './imports.js';
import { instanceEntryPointsNode, methodEntryPointsNode } from './methods.js';
import type { Selection } from './selection.js';
import { typeMapsNode, typeMapTargetsNode } from './type-maps.js';

interface SectionPlace {
  readonly image: Image;
  readonly section: SectionEntry;
  /** undefined in the main header of a composite image. */
  readonly module: ImageModule | undefined;
  readonly selection: Selection;
}

/** What is in a section: see spec/schema/dump.json, where each has a definition of its name. */
export const SECTION_NODES: Readonly<Partial<Record<SectionName, (place: SectionPlace) => unknown>>> = {
  CompilerIdentifier: ({ image, section }) => readCompilerIdentifier(image.context, section),
  ImportSections: ({ image }) => importSectionNodes(image),
  RuntimeFunctions: ({ image, selection }) => runtimeFunctionsNode(image, selection),
  MethodDefEntryPoints: ({ image, module, selection }) => module && methodEntryPointsNode(image, module, selection),
  ExceptionInfo: ({ image, section, selection }) => exceptionNodes(image, section, selection),
  DebugInfo: ({ image, section, selection }) => debugInfoNode(image, section, selection),
  DelayLoadMethodCallThunks: ({ image }) => image.delayLoadThunks && {},
  AvailableTypes: ({ module }) => tableNode(module?.availableTypes),
  InstanceMethodEntryPoints: ({ image, selection }) => instanceEntryPointsNode(image, selection),
  InliningInfo: ({ module }) => module?.inliningRecords,
  ProfileDataInfo: ({ image, section }) => methodProfiles(image.context, section.rva, image.file.pe?.optionalHeader.imageBase ?? 0n),
  ManifestMetadata: ({ image }) => image.manifest && metadataNode(image.manifest),
  AttributePresence: ({ image, section }) => attributePresenceNode(image, section),
  InliningInfo2: ({ module }) => tableNode(module?.inliningInfo2),
  ComponentAssemblies: ({ image }) => image.componentAssemblies,
  OwnerCompositeExecutable: ({ image }) => image.ownerCompositeExecutable,
  PgoInstrumentationData: ({ image }) => pgoNode(image),
  ManifestAssemblyMvids: ({ image, section }) => readManifestMvids(image.context, section).map(guidText),
  CrossModuleInlineInfo: ({ image }) => tableNode(image.crossModuleInlining),
  HotColdMap: ({ image }) => image.hotColdMap,
  MethodIsGenericMap: ({ module }) => module?.methodIsGenericMap && { count: module.methodIsGenericMap.count, genericRids: module.methodIsGenericMap.genericRids() },
  EnclosingTypeMap: ({ module }) => module?.enclosingTypeMap,
  TypeGenericInfoMap: ({ module }) => module?.typeGenericInfoMap,
  ExternalTypeMaps: ({ image, section }) => typeMapsNode(image, section, externalTypeMaps(image.context, section)),
  ProxyTypeMaps: ({ image, section }) => typeMapsNode(image, section, proxyTypeMaps(image.context, section)),
  TypeMapAssemblyTargets: ({ image, section }) => typeMapTargetsNode(image, section),
};

function tableNode(table: { readonly table: Parameters<typeof hashtableNode>[0]; entries(): Iterable<object> } | undefined): object | undefined {
  return table && { ...hashtableNode(table.table), entries: table.entries() };
}

function attributePresenceNode(image: Image, section: SectionEntry): object {
  const filter = new AttributePresence(image.context, section);
  return { bucketCount: filter.bucketCount, buckets: Array.from({ length: filter.bucketCount }, (_, index) => filter.bucket(index)) };
}

function pgoNode(image: Image): object | undefined {
  const data = image.pgoInstrumentation;
  if (data === undefined) return undefined;
  const entries = function* (): Iterable<object> {
    for (const entry of data.entries()) {
      const signature = { ...entry.method, bytes: bytesOf(image, entry.method.range) };
      const { entry: hashtableEntry, version, data: offset, range } = entry;
      yield { entry: hashtableEntry, name: methodText(entry.method, image.resolver), signature, version, data: offset, range, schema: () => data.schema(entry) };
    }
  };
  return { ...hashtableNode(data.table), entries: entries() };
}
