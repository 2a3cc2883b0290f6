import { debugBoundsKind } from './debug-bounds.js';
import { gcInfoKind } from './gc-info.js';
import { coreHeaderKind, readyToRunHeaderKind } from './header.js';
import { importSectionsKind } from './import-sections.js';
import type { Kind } from './kind.js';
import { nativeArrayKind, nativeHashtableKind, nativeSignedKind, nativeUnsignedKind } from './native-format.js';

/** The kinds that `format.decode` knows, by the names of the contract. */
export const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['readytorun-header', readyToRunHeaderKind],
  ['core-header', coreHeaderKind],
  ['import-sections', importSectionsKind],
  ['native-unsigned', nativeUnsignedKind],
  ['native-signed', nativeSignedKind],
  ['native-array', nativeArrayKind],
  ['native-hashtable', nativeHashtableKind],
  ['gc-info', gcInfoKind],
  ['debug-bounds', debugBoundsKind],
]);
