import type { ByteCursor } from '../io/cursor.js';
import { WorkBudget } from '../io/work-budget.js';
import { NativeHashtable, type HashtableEntry } from '../native-format/hashtable.js';
import { readNativeUnsigned } from '../native-format/integers.js';
import type { ReadContext } from './context.js';
import { cursorOverSection, type SectionRange } from './section-range.js';
import { readCellReference, type CellReference, type ImportLookup } from './type-map-cells.js';

/** The map of one group; undefined if the compiler rejected it and the attributes decide at run time. */
export interface ProxyTypeMap {
  readonly entry: HashtableEntry;
  readonly group: CellReference;
  readonly types: readonly ProxyTypeMapping[] | undefined;
}

export interface ProxyTypeMapping {
  readonly entry: HashtableEntry;
  readonly key: CellReference;
  readonly proxy: CellReference;
}

/**
 * ProxyTypeMaps, section 125 from 18.3 (r2r-format 8.20; in no image): a native hashtable by type hash of the group;
 * payload: cell of the group, nuint valid and, if that is not 0, a native hashtable by type hash of the source type with
 * payload cell of the key type, cell of the proxy type.
 * @throws R2RError `type-map.cell`, `native-hashtable.*`, `truncated`, `rva.outside`
 */
export function* proxyTypeMaps(context: ReadContext, section: SectionRange, imports?: ImportLookup): IterableIterator<ProxyTypeMap> {
  const cursor = cursorOverSection(context.space, section);
  const budget = new WorkBudget(section.size);
  for (const entry of new NativeHashtable(cursor).entries()) {
    cursor.offset = entry.payload;
    const group = readCellReference(cursor, imports, 'type');
    const types = readNativeUnsigned(cursor) === 0 ? undefined : readMappings(cursor, imports, budget);
    yield { entry, group, types };
  }
}

function readMappings(cursor: ByteCursor, imports: ImportLookup | undefined, budget: WorkBudget): ProxyTypeMapping[] {
  const mappings: ProxyTypeMapping[] = [];
  for (const entry of new NativeHashtable(cursor).entries()) {
    cursor.offset = entry.payload;
    const key = readCellReference(cursor, imports, 'type');
    mappings.push({ entry, key, proxy: readCellReference(cursor, imports, 'type') });
    budget.spend(cursor.rangeFrom(entry.payload));
  }
  return mappings;
}
