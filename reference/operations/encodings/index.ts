import type { Encoding } from './encoding.js';
import { baseRelocationsEncoding } from './base-relocations.js';
import { debugAsyncInfoEncoding, debugBoundsEncoding, debugVariablesEncoding } from './debug-info.js';
import { methodEntryPointsEncoding } from './entry-points.js';
import { debugInfoEncoding } from './debug-info-table.js';
import { fieldSignatureEncoding } from './field-signatures.js';
import { fixupListEncoding } from './fixup-lists.js';
import { fixupEncoding } from './fixups.js';
import {
  compilerIdentifierEncoding,
  componentAssembliesEncoding,
  exceptionInfoEncoding,
  importSectionsEncoding,
  inliningInfoEncoding,
  runtimeFunctionsEncoding,
} from './flat-sections.js';
import { gcInfoX86Encoding } from './gc-info-x86.js';
import { gcInfoEncoding } from './gc-info.js';
import { gcSignedEncoding, gcUnsignedEncoding } from './gc-integers.js';
import { gcRefMapEncoding, gcRefMapsEncoding } from './gc-ref-maps.js';
import {
  availableTypesEncoding,
  crossModuleInliningEncoding,
  inliningInfo2Encoding,
  instanceEntryPointsEncoding,
  nativeHashtableEncoding,
  pgoInstrumentationEncoding,
} from './hashtable-sections.js';
import { coreHeaderEncoding, readyToRunHeaderEncoding } from './headers.js';
import {
  compressedSignedEncoding,
  compressedUnsignedEncoding,
  leb128UnsignedEncoding,
  nativeSignedEncoding,
  nativeUnsignedEncoding,
  nibbleSignedEncoding,
  nibbleUnsignedEncoding,
  pgoIntegerEncoding,
  x86SignedEncoding,
  x86UnsignedEncoding,
} from './integers.js';
import { methodDefinitionSignatureEncoding, methodSignatureEncoding } from './method-signatures.js';
import { coffHeaderEncoding, corHeaderEncoding, optionalHeaderEncoding, sectionTableEncoding } from './pe-headers.js';
import { debugDirectoryEncoding, dosHeaderEncoding, exportDirectoryEncoding } from './pe-directories.js';
import { perfMapEncoding } from './perf-maps.js';
import { pgoSchemaEncoding } from './pgo-schema.js';
import { profileDataEncoding } from './profile-data.js';
import { attributePresenceEncoding, delayLoadThunksEncoding, enclosingTypeMapEncoding, hotColdMapEncoding, manifestMvidsEncoding, methodIsGenericMapEncoding, ownerCompositeExecutableEncoding, typeGenericInfoMapEncoding } from './small-sections.js';
import { nativeByteArrayEncoding } from './native-arrays.js';
import { moduleIndexEncoding } from './module-index.js';
import { nativeStringEncoding, zeroTerminatedTextEncoding } from './texts.js';
import { externalTypeMapsEncoding, proxyTypeMapsEncoding, typeMapTargetsEncoding } from './type-maps.js';
import { typeSignatureEncoding } from './type-signatures.js';
import { typeTokenEncoding } from './type-token.js';
import { unwindAmd64Encoding, unwindArmEncoding, unwindWasmEncoding, unwindX86Encoding } from './unwind.js';
import { webcilEncoding, webcilHeaderEncoding } from './webcil.js';

/** The kinds that `format.encode` knows, by the names of the contract. */
export const ENCODINGS: ReadonlyMap<string, Encoding> = new Map([
  ['compressed-unsigned', compressedUnsignedEncoding],
  ['compressed-signed', compressedSignedEncoding],
  ['type-token', typeTokenEncoding],
  ['native-unsigned', nativeUnsignedEncoding],
  ['native-signed', nativeSignedEncoding],
  ['native-string', nativeStringEncoding],
  ['zero-terminated-text', zeroTerminatedTextEncoding],
  ['nibble-unsigned', nibbleUnsignedEncoding],
  ['nibble-signed', nibbleSignedEncoding],
  ['gc-unsigned', gcUnsignedEncoding],
  ['gc-signed', gcSignedEncoding],
  ['x86-unsigned', x86UnsignedEncoding],
  ['x86-signed', x86SignedEncoding],
  ['pgo-integer', pgoIntegerEncoding],
  ['leb128-unsigned', leb128UnsignedEncoding],
  ['type-signature', typeSignatureEncoding],
  ['method-signature', methodSignatureEncoding],
  ['method-definition-signature', methodDefinitionSignatureEncoding],
  ['field-signature', fieldSignatureEncoding],
  ['fixup', fixupEncoding],
  ['readytorun-header', readyToRunHeaderEncoding],
  ['core-header', coreHeaderEncoding],
  ['coff-header', coffHeaderEncoding],
  ['optional-header', optionalHeaderEncoding],
  ['section-table', sectionTableEncoding],
  ['cor-header', corHeaderEncoding],
  ['manifest-mvids', manifestMvidsEncoding],
  ['hot-cold-map', hotColdMapEncoding],
  ['enclosing-type-map', enclosingTypeMapEncoding],
  ['method-is-generic-map', methodIsGenericMapEncoding],
  ['type-generic-info-map', typeGenericInfoMapEncoding],
  ['attribute-presence', attributePresenceEncoding],
  ['owner-composite-executable', ownerCompositeExecutableEncoding],
  ['delay-load-thunks', delayLoadThunksEncoding],
  ['fixup-list', fixupListEncoding],
  ['debug-bounds', debugBoundsEncoding],
  ['debug-variables', debugVariablesEncoding],
  ['debug-async-info', debugAsyncInfoEncoding],
  ['unwind-amd64', unwindAmd64Encoding],
  ['unwind-arm', unwindArmEncoding],
  ['unwind-x86', unwindX86Encoding],
  ['unwind-wasm', unwindWasmEncoding],
  ['base-relocations', baseRelocationsEncoding],
  ['gc-ref-map', gcRefMapEncoding],
  ['pgo-schema', pgoSchemaEncoding],
  ['module-index', moduleIndexEncoding],
  ['webcil-header', webcilHeaderEncoding],
  ['webcil', webcilEncoding],
  ['native-array', nativeByteArrayEncoding],
  ['native-hashtable', nativeHashtableEncoding],
  ['available-types', availableTypesEncoding],
  ['inlining-info-2', inliningInfo2Encoding],
  ['cross-module-inlining', crossModuleInliningEncoding],
  ['instance-entry-points', instanceEntryPointsEncoding],
  ['pgo-instrumentation', pgoInstrumentationEncoding],
  ['method-entry-points', methodEntryPointsEncoding],
  ['dos-header', dosHeaderEncoding],
  ['debug-directory', debugDirectoryEncoding],
  ['export-directory', exportDirectoryEncoding],
  ['profile-data', profileDataEncoding],
  ['gc-info', gcInfoEncoding],
  ['gc-info-x86', gcInfoX86Encoding],
  ['perf-map', perfMapEncoding],
  ['gc-ref-maps', gcRefMapsEncoding],
  ['debug-info', debugInfoEncoding],
  ['compiler-identifier', compilerIdentifierEncoding],
  ['component-assemblies', componentAssembliesEncoding],
  ['exception-info', exceptionInfoEncoding],
  ['import-sections', importSectionsEncoding],
  ['inlining-info', inliningInfoEncoding],
  ['runtime-functions', runtimeFunctionsEncoding],
  ['external-type-maps', externalTypeMapsEncoding],
  ['proxy-type-maps', proxyTypeMapsEncoding],
  ['type-map-targets', typeMapTargetsEncoding],
]);
