import { checkAvailableTypeHashes } from '../../hashing/check-available-types.js';
import { checkCrossModuleInliningHashes, checkInliningHashes } from '../../hashing/check-inlining-tables.js';
import { checkInstanceEntryPointHashes, checkPgoHashes } from '../../hashing/check-method-tables.js';
import type { HashCheck } from '../../hashing/hash-check.js';
import type { Image } from '../../image/image.js';
import type { HashtableEntry, NativeHashtable } from '../../native-format/hashtable.js';
import type { Claim } from '../rule.js';

/** A section that is a native hashtable. */
export interface Hashtable {
  readonly path: string;
  /** Each entry stands in the bucket and under the low byte of the hash of its key. */
  readonly hashed: Claim;
  table(): NativeHashtable | undefined;
  /** Reads the payloads. @throws R2RError */
  entries(): Iterable<{ readonly entry: HashtableEntry }>;
  /** @throws R2RError */
  hashes(): HashCheck | undefined;
}

/** The hashtables of an image. @throws R2RError if its modules cannot be read */
export function* hashtablesOf(image: Image): Iterable<Hashtable> {
  for (const module of image.modules) {
    const around = module.component === undefined ? '' : `Components[${module.component}].`;
    yield {
      path: `${around}AvailableTypes`,
      hashed: { requirement: 'AVT-3', structure: 'available-types' },
      table: () => module.availableTypes?.table,
      entries: () => module.availableTypes?.entries() ?? [],
      hashes: () => checkAvailableTypeHashes(module),
    };
    yield {
      path: `${around}InliningInfo2`,
      hashed: { requirement: 'IN2-7', structure: 'inlining-info-2' },
      table: () => module.inliningInfo2?.table,
      entries: () => module.inliningInfo2?.entries() ?? [],
      hashes: () => checkInliningHashes(image, module),
    };
  }
  yield {
    path: 'InstanceMethodEntryPoints',
    hashed: { requirement: 'INS-3', structure: 'instance-entry-points' },
    table: () => image.instanceEntryPoints?.table,
    entries: () => image.instanceEntryPoints?.entries() ?? [],
    hashes: () => checkInstanceEntryPointHashes(image),
  };
  yield {
    path: 'PgoInstrumentationData',
    hashed: { requirement: 'PGO-12', structure: 'pgo-instrumentation' },
    table: () => image.pgoInstrumentation?.table,
    entries: () => image.pgoInstrumentation?.entries() ?? [],
    hashes: () => checkPgoHashes(image),
  };
  yield {
    path: 'CrossModuleInlineInfo',
    hashed: { requirement: 'XIN-14', structure: 'cross-module-inlining' },
    table: () => image.crossModuleInlining?.table,
    entries: () => image.crossModuleInlining?.entries() ?? [],
    hashes: () => checkCrossModuleInliningHashes(image),
  };
}
