/** MajorVersion and MinorVersion of READYTORUN_HEADER. */
export interface FormatVersion {
  readonly major: number;
  readonly minor: number;
}

/**
 * The one table of what changed the bytes, and since when (r2r-format 1). Decoders ask `has(version, 'name')`; no other
 * file holds a version number.
 */
export const VERSION_FEATURES = {
  /** The first major version read, and the newest known. */
  oldestMajor: { major: 2, minor: 0 },
  newestMajor: { major: 27, minor: 0 },
  /** Laid out by crossgen2; by the compiler before it until then. Seen: 3.1 and 9.1. */
  crossgen2: { major: 4, minor: 0 },
  /** Check_FieldOffset stands once; older images repeat its kind and field (r2r-format 7.3). Seen: twice in 3.1, once in 9.1. */
  checkFieldOffsetOnce: { major: 4, minor: 0 },
  /** Writers divide x86 offsets of variables as signed numbers; as unsigned ones before. Seen: unsigned in 3.1, signed in 9.1. */
  signedVariableOffsets: { major: 4, minor: 0 },
  /** Type layouts hold HFA numbers of R2R; older images hold CLI element types. */
  hfaNumbers: { major: 6, minor: 0 },
  /** Inside a dictionary lookup DeclaringTypeHandle has one type. CoreCLR 10, up to 16.0, reads two: measured. The version is an estimate. */
  declaringTypeAlone: { major: 17, minor: 0 },
  /** Module index ILAR + 1 is the manifest metadata itself. */
  manifestIsModule: { major: 6, minor: 3 },
  /** Field signatures may no longer hold a field index (the last header that has it is 9.1). */
  fieldsByTokenOnly: { major: 9, minor: 2 },
  /** DeclaringTypeHandle takes a method signature. */
  declaringTypeOfMethod: { major: 27, minor: 0 },
  /** Versions of the GC info; 2 before (r2r-format 9.3). The boundary of 3 is uncertain, its bytes are those of 2. */
  gcInfo3: { major: 9, minor: 3 },
  gcInfo4: { major: 11, minor: 0 },
  gcInfo5: { major: 21, minor: 0 },
  /** x86 runtime functions have an unwind blob: their length. Seen in 16.0, not in 10.1. */
  x86FunctionLength: { major: 14, minor: 0 },
  /** Debug bounds are bit fields; nibbles before. */
  bitPackedBounds: { major: 16, minor: 0 },
  /** Debug info may have a fat header, and bounds have a third source bit. */
  fatDebugInfo: { major: 17, minor: 0 },
  /** Header flags say which parts were stripped. */
  strippedFlags: { major: 18, minor: 5 },
  /** Native variables know the async continuation. */
  asyncContinuationVariable: { major: 20, minor: 0 },
  /** Native variables know returned values, and their records begin with the number. */
  callReturnVariables: { major: 22, minor: 0 },
} as const satisfies Record<string, FormatVersion>;

export type VersionFeature = keyof typeof VERSION_FEATURES;

/** True if `version` is at least the one that introduced `feature`. */
export function has(version: FormatVersion, feature: VersionFeature): boolean {
  return atLeast(version, VERSION_FEATURES[feature]);
}

export function atLeast(version: FormatVersion, since: FormatVersion): boolean {
  return version.major !== since.major ? version.major > since.major : version.minor >= since.minor;
}

/** `"16.0"` and the like; undefined for anything else. */
export function parseVersion(text: string): FormatVersion | undefined {
  const match = /^(\d{1,5})\.(\d{1,5})$/.exec(text);
  return match ? { major: Number(match[1]), minor: Number(match[2]) } : undefined;
}

/**
 * In which version named things appeared: kinds of fixups, sections and header flags that the oldest version had not (r2r-format 1,
 * 4.2, 4.3, 7.3). A reader takes them in any version; a writer may not.
 */
export const INTRODUCTIONS = {
  IndirectPInvokeTarget: '3.1',
  PInvokeTarget: '4.1',
  Check_InstructionSetSupport: '6.0',
  Verify_FieldOffset: '6.0',
  Verify_TypeLayout: '6.0',
  Check_VirtualFunctionOverride: '6.0',
  Verify_VirtualFunctionOverride: '6.0',
  Check_IL_Body: '6.3',
  Verify_IL_Body: '6.3',
  Continuation_Layout: '18.5',
  ResumptionStubEntryPoint: '18.5',
  InjectStringThunks: '18.6',
  StoreMultiCallableAddrOfCode: '26.0',

  InliningInfo: '2.1',
  ProfileDataInfo: '2.2',
  ManifestMetadata: '2.3',
  AttributePresence: '3.1',
  InliningInfo2: '4.1',
  ComponentAssemblies: '4.1',
  OwnerCompositeExecutable: '4.1',
  PgoInstrumentationData: '5.2',
  ManifestAssemblyMvids: '5.3',
  CrossModuleInlineInfo: '6.3',
  HotColdMap: '8.0',
  MethodIsGenericMap: '9.0',
  EnclosingTypeMap: '9.0',
  TypeGenericInfoMap: '9.0',
  ExternalTypeMaps: '18.3',
  ProxyTypeMaps: '18.3',
  TypeMapAssemblyTargets: '18.3',

  PARTIAL: '3.1',
  NONSHARED_PINVOKE_STUBS: '5.2',
  EMBEDDED_MSIL: '4.1',
  COMPONENT: '4.1',
  MULTIMODULE_VERSION_BUBBLE: '6.3',
  UNRELATED_R2R_CODE: '6.3',
  PLATFORM_NATIVE_IMAGE: '17.1',
  STRIPPED_IL_BODIES: '18.5',
  STRIPPED_INLINING_INFO: '18.5',
  STRIPPED_DEBUG_INFO: '18.5',
} as const satisfies Record<string, string>;

export type Introduced = keyof typeof INTRODUCTIONS;
