import type { ImageModule } from '../image/image-module.js';
import { tokenOf } from '../metadata/tokens.js';
import { checkHashes, type HashCheck } from './hash-check.js';
import { tableHash } from './table-hash.js';

/**
 * Compares section 108 with the names in the metadata; undefined if there is no such section.
 * @throws R2RError if the table or the metadata cannot be read
 */
export function checkAvailableTypeHashes(module: ImageModule): HashCheck | undefined {
  const types = module.availableTypes;
  return types && checkHashes(types.table, entries());

  function* entries() {
    const { names } = module;
    for (const { entry, table, rid } of types?.entries() ?? []) {
      yield [entry, names && tableHash(names.typeName(tokenOf(table, rid)))] as const;
    }
  }
}
