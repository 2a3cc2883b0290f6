import type { EntryPoint } from '../image/entry-point.js';
import { readFixupList, type FixupCell } from '../image/fixup-list.js';
import type { Image } from '../image/image.js';
import type { ByteCursor } from '../io/cursor.js';
import { WorkBudget } from '../io/work-budget.js';

/** What the facets `methods` and `instanceMethods` have in common. */
export interface EntryPointFact {
  readonly entryRuntimeFunctionIndex: number;
  /** The entry and its funclets. */
  readonly runtimeFunctionCount: number;
  /** As stored: on ARM with the Thumb bit. */
  readonly rva: number;
  readonly fixups: readonly FixupCell[];
}

/** A table of entry points: it gives cursors at its fixup lists. */
interface EntryPointTable {
  fixupCursor(position: number): ByteCursor;
}

/** Makes the facts of the entry points of one table. */
export class EntryPointFacts {
  private readonly budget: WorkBudget;

  constructor(
    private readonly image: Image,
    private readonly table: EntryPointTable,
  ) {
    this.budget = new WorkBudget(image.context.space.bytes.length);
  }

  /** @throws R2RError `fixup-list.*`, `nibbles.*`, `truncated`, `limit.exceeded` */
  of({ runtimeFunctionIndex, fixups }: EntryPoint): EntryPointFact {
    return {
      entryRuntimeFunctionIndex: runtimeFunctionIndex,
      runtimeFunctionCount: this.image.functionExtents.countAt(runtimeFunctionIndex),
      rva: this.image.runtimeFunctions?.read(runtimeFunctionIndex).begin ?? 0,
      fixups: fixups === undefined ? [] : this.readFixups(fixups),
    };
  }

  private readFixups(position: number): readonly FixupCell[] {
    const list = readFixupList(this.table.fixupCursor(position), this.image.target.pointerSize, this.image.importSections);
    this.budget.spend(list.range);
    return list.cells;
  }
}
