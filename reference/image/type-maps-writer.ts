import type { ByteWriter } from '../io/byte-writer.js';
import type { HashtableEntry } from '../native-format/hashtable.js';
import { writeHashtableAgain } from '../native-format/hashtable-writer.js';
import { writeNativeUnsigned } from '../native-format/integers-writer.js';
import { writeNativeString } from '../native-format/string-writer.js';
import type { ExternalTypeMapping } from './external-type-maps.js';
import type { ProxyTypeMapping } from './proxy-type-maps.js';
import type { CellReference } from './type-map-cells.js';
import type { TypeMapTargets } from './type-map-targets.js';

/** A cell without the place that it was read from. */
export type NewCellReference = Omit<CellReference, 'range'>;

/** Writes nuint import section, nuint cell (r2r-format 8.20). */
export function writeCellReference(writer: ByteWriter, { importSection, cell }: NewCellReference): void {
  writeNativeUnsigned(writer, importSection);
  writeNativeUnsigned(writer, cell);
}

/**
 * Writes the payload of sections 124 and 125 (typeMapGroups has the layout).
 * @param mappings the table of the group; undefined if the compiler rejected it
 */
export function writeTypeMapGroup(writer: ByteWriter, group: NewCellReference, mappings: Uint8Array | undefined): void {
  writeCellReference(writer, group);
  writeNativeUnsigned(writer, mappings === undefined ? 0 : 1);
  if (mappings !== undefined) writer.bytes(mappings);
}

/** The bytes of the table of a group, as it was read. */
export function typeMapTable<Mapping extends { readonly entry: HashtableEntry }>(mappings: readonly Mapping[], bucketCount: number, write: (writer: ByteWriter, mapping: Mapping) => void): Uint8Array {
  return writeHashtableAgain(mappings, bucketCount, (mapping) => (writer) => write(writer, mapping));
}

/** Writes a mapping of section 124 (externalTypeMaps has the layout). */
export function writeExternalTypeMapping(writer: ByteWriter, { key, target }: { readonly key: ExternalTypeMapping['key']; readonly target: NewCellReference }): void {
  writeNativeString(writer, key);
  writeCellReference(writer, target);
}

/** Writes a mapping of section 125 (proxyTypeMaps has the layout). */
export function writeProxyTypeMapping(writer: ByteWriter, { key, proxy }: Record<Exclude<keyof ProxyTypeMapping, 'entry'>, NewCellReference>): void {
  writeCellReference(writer, key);
  writeCellReference(writer, proxy);
}

/** Writes the payload of section 126 (typeMapTargets has the layout). */
export function writeTypeMapTargets(writer: ByteWriter, { group, modules }: Record<Exclude<keyof TypeMapTargets, 'entry' | 'modules'>, NewCellReference> & { readonly modules: readonly NewCellReference[] }): void {
  writeCellReference(writer, group);
  writeNativeUnsigned(writer, modules.length);
  for (const module of modules) writeCellReference(writer, module);
}
