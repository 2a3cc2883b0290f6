import type { ExternalTypeMapping } from '../../image/external-type-maps.js';
import type { MethodProfile } from '../../image/profile-data.js';
import type { ProxyTypeMapping } from '../../image/proxy-type-maps.js';
import type { CellReference } from '../../image/type-map-cells.js';
import type { TypeMapTargets } from '../../image/type-map-targets.js';
import type { HashtableEntry, NativeHashtable } from '../../native-format/hashtable.js';
import { list, optional, range, record, text, u32, u64, type Shape } from './shape.js';
import { bucketCount, hashtableEntry } from './table-shapes.js';

/* Sections 111 and 124 to 126. */

const cellReference = record<CellReference>({ importSection: u32, cell: u32, range });

/** A group of the model, whose mappings stand in a table of their own. */
export interface ModelTypeMap<Mapping> {
  readonly entry: HashtableEntry;
  readonly group: CellReference;
  readonly types: { readonly hashtable: Pick<NativeHashtable, 'bucketCount'>; readonly entries: readonly Mapping[] } | undefined;
}

function typeMap<Mapping>(mapping: Shape<Mapping>): Shape<ModelTypeMap<Mapping>> {
  const hashtable = record<Pick<NativeHashtable, 'bucketCount'>>({ bucketCount }, 'cellSize', 'base');
  return record<ModelTypeMap<Mapping>>({ entry: hashtableEntry, group: cellReference, types: optional(record({ hashtable, entries: list(mapping) })) });
}

export const externalTypeMap = typeMap(record<ExternalTypeMapping>({ entry: hashtableEntry, key: text, target: cellReference }));
export const proxyTypeMap = typeMap(record<ProxyTypeMapping>({ entry: hashtableEntry, key: cellReference, proxy: cellReference }));
export const typeMapTargets = record<TypeMapTargets>({ entry: hashtableEntry, group: cellReference, modules: list(cellReference) });

export const methodProfile = record<MethodProfile>({
  next: u64,
  size: u32,
  detailCount: u32,
  method: u32,
  ilSize: u32,
  blocks: list(record<MethodProfile['blocks'][number]>({ ilOffset: u32, count: u32 })),
  range,
});
