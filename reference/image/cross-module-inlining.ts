import { R2RError } from '../errors.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { CountedSequence } from '../native-format/counted-sequence.js';
import { NativeHashtable, type HashtableEntry } from '../native-format/hashtable.js';
import { payloads } from '../native-format/payloads.js';
import type { ReadContext } from './context.js';
import type { ModuleIndices } from './module-index.js';
import { cursorOverSection, type SectionRange } from './section-range.js';

/** Bits at the start of an entry (readytorun.h, ReadyToRunCrossModuleInlineFlags). */
export const CROSS_MODULE_INLINE_FLAGS = {
  CrossModuleInlinee: 0x1,
  HasCrossModuleInliners: 0x2,
} as const;
export const INLINEE_INDEX_SHIFT = 2;
export const INLINER_HAS_MODULE = 0x1;
export const INLINER_RID_SHIFT = 1;

export interface CrossModuleInliningEntry {
  readonly entry: HashtableEntry;
  /** A cell of the IL body import section, or a row of MethodDef in a module. */
  readonly inlinee: { readonly cell: number } | { readonly rid: number; readonly module: number };
  /** Cells of the IL body import section. */
  readonly crossModuleInliners: readonly number[];
  /** Rows of MethodDef; without a module of its own an inliner is in the inlinee's. */
  readonly inliners: readonly { readonly rid: number; readonly module?: number }[];
  readonly range: ByteRange;
}

/** What entries are read with. */
export interface CrossModuleInliningOptions {
  /** Header flag MULTIMODULE_VERSION_BUBBLE: entries hold module indices. */
  readonly hasModules: boolean;
  /** Cells of the IL body import section, if known. */
  readonly bodyCellCount?: number;
  /** The module indices that exist, if known. */
  readonly indices?: ModuleIndices;
}

/**
 * CrossModuleInlineInfo, section 119 (r2r-format 8.15): a native hashtable by the hash of the inlinee's definition.
 * Payload: nuint n, then n nuints:
 *
 *   inlinee = index * 4 + flags
 *   [module index]                  with MULTIMODULE_VERSION_BUBBLE, if the inlinee is a MethodDef
 *   [count, count * cell]           if HasCrossModuleInliners; absolute, ascending
 *   { inliner, [module index] }     with MULTIMODULE_VERSION_BUBBLE difference of rids * 2 + has module; else difference
 */
export class CrossModuleInlining {
  readonly table: NativeHashtable;
  private readonly cursor: ByteCursor;

  /** @throws R2RError `native-hashtable.*`, `truncated`, `rva.outside` */
  constructor(
    context: ReadContext,
    section: SectionRange,
    private readonly options: CrossModuleInliningOptions,
  ) {
    this.cursor = cursorOverSection(context.space, section);
    this.table = new NativeHashtable(this.cursor);
  }

  /** All entries in the order of the table. @throws R2RError `cross-module-inlining.*`, `native-hashtable.*`, `truncated` */
  entries(): IterableIterator<CrossModuleInliningEntry> {
    return payloads(this.table, this.cursor.bytes.length, 'CrossModuleInlineInfo', (entry) => this.read(entry), ({ range }) => range);
  }

  private read(entry: HashtableEntry): CrossModuleInliningEntry {
    const { cursor } = this;
    const { hasModules } = this.options;
    cursor.offset = entry.payload;
    const sequence = new CountedSequence(cursor, 'cross-module-inlining.count');
    const first = sequence.next();
    const index = first >>> INLINEE_INDEX_SHIFT;
    const isCell = (first & CROSS_MODULE_INLINE_FLAGS.CrossModuleInlinee) !== 0;
    const inlinee = isCell ? { cell: index } : { rid: index, module: hasModules ? sequence.next() : 0 };
    const hasCells = (first & CROSS_MODULE_INLINE_FLAGS.HasCrossModuleInliners) !== 0;
    const crossModuleInliners = hasCells ? readCells(sequence) : [];
    const inliners = readInliners(sequence, hasModules);
    const range = cursor.rangeFrom(entry.payload);
    this.checkCells(isCell ? [index, ...crossModuleInliners] : crossModuleInliners, range);
    this.checkModules(isCell ? inliners : [inlinee, ...inliners], range);
    return { entry, inlinee, crossModuleInliners, inliners, range };
  }

  private checkModules(methods: readonly { readonly module?: number }[], range: ByteRange): void {
    const unknown = methods.find(({ module = 0 }) => this.options.indices?.isUnknown(module));
    if (unknown !== undefined) {
      throw new R2RError('cross-module-inlining.module', `the image has no module index ${unknown.module}`, { range });
    }
  }

  private checkCells(cells: readonly number[], range: ByteRange): void {
    const { bodyCellCount } = this.options;
    const outside = bodyCellCount === undefined ? undefined : cells.find((cell) => cell >= bodyCellCount);
    if (outside !== undefined) {
      throw new R2RError('cross-module-inlining.cell', `cell ${outside} of ${bodyCellCount} IL body cells`, { range });
    }
  }
}

function readCells(sequence: CountedSequence): number[] {
  const cells: number[] = [];
  const count = sequence.next();
  for (let i = 0; i < count; i++) cells.push(sequence.next());
  return cells;
}

function readInliners(sequence: CountedSequence, hasModules: boolean): { rid: number; module?: number }[] {
  const inliners: { rid: number; module?: number }[] = [];
  let rid = 0;
  while (!sequence.isEmpty) {
    const value = sequence.next();
    rid += hasModules ? value >>> INLINER_RID_SHIFT : value;
    const marked = hasModules && (value & INLINER_HAS_MODULE) !== 0;
    inliners.push(marked ? { rid, module: sequence.next() } : { rid });
  }
  return inliners;
}
