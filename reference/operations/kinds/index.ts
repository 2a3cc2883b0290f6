import { debugBoundsKind } from './debug-bounds.js';
import { exceptionInfoKind } from './exception-info.js';
import { fieldSignatureKind } from './field-signatures.js';
import { gcInfoKind } from './gc-info.js';
import { coreHeaderKind, readyToRunHeaderKind } from './header.js';
import { hotColdMapKind } from './hot-cold-map.js';
import { importSectionsKind } from './import-sections.js';
import type { Kind } from './kind.js';
import { methodDefinitionSignatureKind, methodSignatureKind } from './method-signatures.js';
import { nativeArrayKind, nativeHashtableKind, nativeSignedKind, nativeUnsignedKind } from './native-format.js';
import { functionsWithUnwindKind, runtimeFunctionsKind } from './runtime-functions.js';
import { compressedUnsignedKind, typeSignatureKind } from './type-signatures.js';
import { unwindAmd64Kind, unwindArmKind, unwindWasmKind, unwindX86Kind } from './unwind.js';

/** The kinds that `format.decode` knows, by the names of the contract. */
export const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['readytorun-header', readyToRunHeaderKind],
  ['core-header', coreHeaderKind],
  ['import-sections', importSectionsKind],
  ['native-unsigned', nativeUnsignedKind],
  ['native-signed', nativeSignedKind],
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
  ['debug-bounds', debugBoundsKind],
  ['compressed-unsigned', compressedUnsignedKind],
  ['type-signature', typeSignatureKind],
  ['method-signature', methodSignatureKind],
  ['method-definition-signature', methodDefinitionSignatureKind],
  ['field-signature', fieldSignatureKind],
]);
