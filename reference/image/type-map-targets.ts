import { WorkBudget } from '../io/work-budget.js';
import { NativeHashtable, type HashtableEntry } from '../native-format/hashtable.js';
import { readNativeUnsigned } from '../native-format/integers.js';
import type { ReadContext } from './context.js';
import { cursorOverSection, type SectionRange } from './section-range.js';
import { readCellReference, type CellReference, type ImportLookup } from './type-map-cells.js';

/** The modules whose attributes are scanned for a group. */
export interface TypeMapTargets {
  readonly entry: HashtableEntry;
  readonly group: CellReference;
  /** Cells of Module helpers, with or without a module override. */
  readonly modules: readonly CellReference[];
}

/**
 * TypeMapAssemblyTargets, section 126 from 18.3 (r2r-format 8.20; in no image): a native hashtable by type hash of the
 * group; payload: cell of the group, nuint count, cells.
 * @throws R2RError `type-map.cell`, `native-hashtable.*`, `truncated`, `rva.outside`
 */
export function* typeMapTargets(context: ReadContext, section: SectionRange, imports?: ImportLookup): IterableIterator<TypeMapTargets> {
  const cursor = cursorOverSection(context.space, section);
  const budget = new WorkBudget(section.size);
  for (const entry of new NativeHashtable(cursor).entries()) {
    cursor.offset = entry.payload;
    const group = readCellReference(cursor, imports, 'type');
    const count = readNativeUnsigned(cursor);
    const modules: CellReference[] = [];
    for (let i = 0; i < count; i++) modules.push(readCellReference(cursor, imports, 'module'));
    budget.spend(cursor.rangeFrom(entry.payload));
    yield { entry, group, modules };
  }
}
