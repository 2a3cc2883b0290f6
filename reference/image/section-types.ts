/** Values of READYTORUN_SECTION.Type (readytorun.h, ReadyToRunSectionType). */
export const SECTION_TYPES = {
  CompilerIdentifier: 100,
  ImportSections: 101,
  RuntimeFunctions: 102,
  MethodDefEntryPoints: 103,
  ExceptionInfo: 104,
  DebugInfo: 105,
  DelayLoadMethodCallThunks: 106,
  /** An older encoding of 108 that no image of version 2 or later has; treated as unknown. */
  AvailableTypes_Old: 107,
  AvailableTypes: 108,
  InstanceMethodEntryPoints: 109,
  InliningInfo: 110,
  ProfileDataInfo: 111,
  ManifestMetadata: 112,
  AttributePresence: 113,
  InliningInfo2: 114,
  ComponentAssemblies: 115,
  OwnerCompositeExecutable: 116,
  PgoInstrumentationData: 117,
  ManifestAssemblyMvids: 118,
  CrossModuleInlineInfo: 119,
  HotColdMap: 120,
  MethodIsGenericMap: 121,
  EnclosingTypeMap: 122,
  TypeGenericInfoMap: 123,
  ExternalTypeMaps: 124,
  ProxyTypeMaps: 125,
  TypeMapAssemblyTargets: 126,
} as const;

export type SectionName = keyof typeof SECTION_TYPES;

const NAMES = new Map<number, SectionName>(
  Object.entries(SECTION_TYPES).map(([name, value]) => [value, name as SectionName]),
);

/** The name of a section type; undefined for types this reader does not know, which an image may have. */
export function sectionTypeName(type: number): SectionName | undefined {
  return NAMES.get(type);
}
