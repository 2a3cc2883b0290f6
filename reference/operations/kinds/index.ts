import { attributePresenceKind } from './attribute-presence.js';
import { availableTypesKind } from './available-types.js';
import { baseRelocationsKind } from './base-relocations.js';
import { compilerIdentifierKind } from './compiler-identifier.js';
import { componentAssembliesKind } from './component-assemblies.js';
import { crossModuleInliningKind } from './cross-module-inlining.js';
import { debugAsyncInfoKind } from './debug-async-info.js';
import { debugBoundsKind } from './debug-bounds.js';
import { debugDirectoryKind } from './debug-directory.js';
import { debugInfoKind } from './debug-info.js';
import { debugVariablesKind } from './debug-variables.js';
import { delayLoadThunksKind } from './delay-load-thunks.js';
import { enclosingTypeMapKind } from './enclosing-type-map.js';
import { exceptionInfoKind } from './exception-info.js';
import { exportDirectoryKind } from './export-directory.js';
import { fieldSignatureKind } from './field-signatures.js';
import { fixupListKind } from './fixup-lists.js';
import { fixupKind } from './fixups.js';
import { gcInfoX86Kind } from './gc-info-x86.js';
import { gcInfoKind } from './gc-info.js';
import { gcSignedKind, gcUnsignedKind } from './gc-integers.js';
import { gcRefMapKind, gcRefMapsKind } from './gc-ref-maps.js';
import { coreHeaderKind, readyToRunHeaderKind } from './header.js';
import { hotColdMapKind } from './hot-cold-map.js';
import { imageKind } from './image.js';
import { importSectionsKind } from './import-sections.js';
import { inliningInfo2Kind } from './inlining-info-2.js';
import { inliningInfoKind } from './inlining-info.js';
import { instanceEntryPointsKind } from './instance-entry-points.js';
import {
  leb128UnsignedKind,
  nibbleSignedKind,
  nibbleUnsignedKind,
  x86SignedKind,
  x86UnsignedKind,
  zeroTerminatedTextKind,
} from './integers.js';
import type { Kind } from './kind.js';
import { machOKind } from './mach-o.js';
import { machineKind } from './machine.js';
import { manifestMetadataKind } from './manifest-metadata.js';
import { manifestMvidsKind } from './manifest-mvids.js';
import { metadataTablesKind } from './metadata-tables.js';
import { methodEntryPointsKind } from './method-entry-element.js';
import { methodIsGenericMapKind } from './method-is-generic-map.js';
import { methodDefinitionSignatureKind, methodSignatureKind } from './method-signatures.js';
import { moduleIndexKind } from './module-index.js';
import { nativeArrayKind, nativeHashtableKind, nativeSignedKind, nativeUnsignedKind } from './native-format.js';
import { ownerCompositeExecutableKind } from './owner-composite-executable.js';
import { peFileKind } from './pe-file.js';
import { coffHeaderKind, corHeaderKind, dosHeaderKind, optionalHeaderKind, sectionTableKind } from './pe-headers.js';
import { perfMapKind } from './perf-map.js';
import { pgoInstrumentationKind, pgoIntegerKind, pgoSchemaKind } from './pgo-instrumentation.js';
import { profileDataKind } from './profile-data.js';
import { functionsWithUnwindKind, runtimeFunctionsKind } from './runtime-functions.js';
import { typeGenericInfoMapKind } from './type-generic-info-map.js';
import { externalTypeMapsKind, nativeStringKind, proxyTypeMapsKind, typeMapTargetsKind } from './type-maps.js';
import { compressedSignedKind, compressedUnsignedKind, typeSignatureKind, typeTokenKind } from './type-signatures.js';
import { unwindAmd64Kind, unwindArmKind, unwindWasmKind, unwindX86Kind } from './unwind.js';
import { webcilImageKind } from './webcil-image.js';
import { webcilModuleKind } from './webcil-module.js';
import { webcilHeaderKind, webcilKind } from './webcil.js';

/** The kinds that `format.decode` knows, by the names of the contract. */
export const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['machine', machineKind],
  ['dos-header', dosHeaderKind],
  ['coff-header', coffHeaderKind],
  ['optional-header', optionalHeaderKind],
  ['section-table', sectionTableKind],
  ['cor-header', corHeaderKind],
  ['pe-file', peFileKind],
  ['image', imageKind],
  ['mach-o', machOKind],
  ['export-directory', exportDirectoryKind],
  ['base-relocations', baseRelocationsKind],
  ['debug-directory', debugDirectoryKind],
  ['webcil-header', webcilHeaderKind],
  ['webcil', webcilKind],
  ['webcil-module', webcilModuleKind],
  ['webcil-image', webcilImageKind],
  ['module-index', moduleIndexKind],
  ['readytorun-header', readyToRunHeaderKind],
  ['core-header', coreHeaderKind],
  ['import-sections', importSectionsKind],
  ['native-unsigned', nativeUnsignedKind],
  ['native-signed', nativeSignedKind],
  ['nibble-unsigned', nibbleUnsignedKind],
  ['nibble-signed', nibbleSignedKind],
  ['gc-unsigned', gcUnsignedKind],
  ['gc-signed', gcSignedKind],
  ['x86-unsigned', x86UnsignedKind],
  ['x86-signed', x86SignedKind],
  ['leb128-unsigned', leb128UnsignedKind],
  ['zero-terminated-text', zeroTerminatedTextKind],
  ['native-array', nativeArrayKind],
  ['native-hashtable', nativeHashtableKind],
  ['runtime-functions', runtimeFunctionsKind],
  ['functions-with-unwind-amd64', functionsWithUnwindKind],
  ['functions-with-unwind-arm', functionsWithUnwindKind],
  ['unwind-amd64', unwindAmd64Kind],
  ['unwind-arm', unwindArmKind],
  ['unwind-x86', unwindX86Kind],
  ['unwind-wasm', unwindWasmKind],
  ['exception-info', exceptionInfoKind],
  ['hot-cold-map', hotColdMapKind],
  ['gc-info', gcInfoKind],
  ['gc-info-x86', gcInfoX86Kind],
  ['debug-info', debugInfoKind],
  ['debug-bounds', debugBoundsKind],
  ['debug-variables', debugVariablesKind],
  ['debug-async-info', debugAsyncInfoKind],
  ['compressed-unsigned', compressedUnsignedKind],
  ['compressed-signed', compressedSignedKind],
  ['type-token', typeTokenKind],
  ['type-signature', typeSignatureKind],
  ['method-signature', methodSignatureKind],
  ['method-definition-signature', methodDefinitionSignatureKind],
  ['field-signature', fieldSignatureKind],
  ['fixup', fixupKind],
  ['fixup-list', fixupListKind],
  ['method-entry-points', methodEntryPointsKind],
  ['compiler-identifier', compilerIdentifierKind],
  ['owner-composite-executable', ownerCompositeExecutableKind],
  ['component-assemblies', componentAssembliesKind],
  ['manifest-metadata', manifestMetadataKind],
  ['manifest-mvids', manifestMvidsKind],
  ['metadata-tables', metadataTablesKind],
  ['method-is-generic-map', methodIsGenericMapKind],
  ['enclosing-type-map', enclosingTypeMapKind],
  ['type-generic-info-map', typeGenericInfoMapKind],
  ['attribute-presence', attributePresenceKind],
  ['delay-load-thunks', delayLoadThunksKind],
  ['available-types', availableTypesKind],
  ['inlining-info', inliningInfoKind],
  ['inlining-info-2', inliningInfo2Kind],
  ['cross-module-inlining', crossModuleInliningKind],
  ['gc-ref-map', gcRefMapKind],
  ['gc-ref-maps', gcRefMapsKind],
  ['pgo-integer', pgoIntegerKind],
  ['pgo-schema', pgoSchemaKind],
  ['pgo-instrumentation', pgoInstrumentationKind],
  ['profile-data', profileDataKind],
  ['perf-map', perfMapKind],
  ['native-string', nativeStringKind],
  ['external-type-maps', externalTypeMapsKind],
  ['proxy-type-maps', proxyTypeMapsKind],
  ['type-map-targets', typeMapTargetsKind],
  ['instance-entry-points', instanceEntryPointsKind],
]);
