import type { HashtableEntry } from '../native-format/hashtable.js';
import { readNativeString } from '../native-format/string.js';
import type { ReadContext } from './context.js';
import type { SectionRange } from './section-range.js';
import { readCellReference, type CellReference, type ImportLookup } from './type-map-cells.js';
import { typeMapGroups, type TypeMapOfGroup } from './type-map-groups.js';

export interface ExternalTypeMapping {
  readonly entry: HashtableEntry;
  readonly key: string;
  readonly target: CellReference;
}

/**
 * ExternalTypeMaps, section 124 from 18.3 (r2r-format 8.20; in no image): maps of groups, whose mappings are found by the name
 * hash of the key: native string key, cell of the target.
 * @throws R2RError `type-map.cell`, `native-hashtable.*`, `truncated`, `rva.outside`
 */
export function externalTypeMaps(context: ReadContext, section: SectionRange, imports?: ImportLookup): IterableIterator<TypeMapOfGroup<ExternalTypeMapping>> {
  return typeMapGroups(context, section, imports, (cursor, entry) => ({
    entry,
    key: readNativeString(cursor),
    target: readCellReference(cursor, imports, 'type'),
  }));
}
