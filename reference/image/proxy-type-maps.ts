import type { HashtableEntry } from '../native-format/hashtable.js';
import type { ReadContext } from './context.js';
import type { SectionRange } from './section-range.js';
import { readCellReference, type CellReference, type ImportLookup } from './type-map-cells.js';
import { typeMapGroups, type TypeMapOfGroup } from './type-map-groups.js';

export interface ProxyTypeMapping {
  readonly entry: HashtableEntry;
  readonly key: CellReference;
  readonly proxy: CellReference;
}

/**
 * ProxyTypeMaps, section 125 from 18.3 (r2r-format 8.20; in no image): maps of groups, whose mappings are found by the type
 * hash of the source type: cell of the key type, cell of the proxy type.
 * @throws R2RError `type-map.cell`, `native-hashtable.*`, `truncated`, `rva.outside`
 */
export function proxyTypeMaps(context: ReadContext, section: SectionRange, imports?: ImportLookup): IterableIterator<TypeMapOfGroup<ProxyTypeMapping>> {
  return typeMapGroups(context, section, imports, (cursor, entry) => ({
    entry,
    key: readCellReference(cursor, imports, 'type'),
    proxy: readCellReference(cursor, imports, 'type'),
  }));
}
