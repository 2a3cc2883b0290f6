import type { ByteCursor } from '../io/cursor.js';
import { WorkBudget } from '../io/work-budget.js';
import { NativeHashtable, type HashtableEntry } from '../native-format/hashtable.js';
import { readNativeUnsigned } from '../native-format/integers.js';
import type { ReadContext } from './context.js';
import { cursorOverSection, type SectionRange } from './section-range.js';
import { readCellReference, type CellReference, type ImportLookup } from './type-map-cells.js';

/** The map of one group; undefined if the compiler rejected it and the attributes decide at run time. */
export interface TypeMapOfGroup<Mapping> {
  readonly entry: HashtableEntry;
  readonly group: CellReference;
  readonly types: readonly Mapping[] | undefined;
  /** The table of the mappings. */
  readonly table: NativeHashtable | undefined;
}

/**
 * What sections 124 and 125 have in common (r2r-format 8.20): a native hashtable by type hash of the group; payload: cell
 * of the group, nuint valid and, if that is not 0, a native hashtable of mappings.
 * @param readMapping reads the payload of a mapping's entry, at which the cursor stands
 * @throws R2RError `type-map.cell`, `native-hashtable.*`, `truncated`, `rva.outside`
 */
export function* typeMapGroups<Mapping>(
  context: ReadContext,
  section: SectionRange,
  imports: ImportLookup | undefined,
  readMapping: (cursor: ByteCursor, entry: HashtableEntry) => Mapping,
): IterableIterator<TypeMapOfGroup<Mapping>> {
  const cursor = cursorOverSection(context.space, section);
  const budget = new WorkBudget(section.size);
  const readMappings = (table: NativeHashtable): Mapping[] => {
    const mappings: Mapping[] = [];
    for (const entry of table.entries()) {
      cursor.offset = entry.payload;
      mappings.push(readMapping(cursor, entry));
      budget.spend(cursor.rangeFrom(entry.payload));
    }
    return mappings;
  };
  for (const entry of new NativeHashtable(cursor).entries()) {
    cursor.offset = entry.payload;
    const group = readCellReference(cursor, imports, 'type');
    const table = readNativeUnsigned(cursor) === 0 ? undefined : new NativeHashtable(cursor);
    yield { entry, group, types: table && readMappings(table), table };
  }
}
