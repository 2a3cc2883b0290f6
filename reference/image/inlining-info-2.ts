import { R2RError } from '../errors.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { CountedSequence } from '../native-format/counted-sequence.js';
import { NativeHashtable, type HashtableEntry } from '../native-format/hashtable.js';
import { payloads } from '../native-format/payloads.js';
import type { ReadContext } from './context.js';
import type { ModuleIndices } from './module-index.js';
import { cursorOverSection, type SectionRange } from './section-range.js';

/** A row of MethodDef in a module. */
export interface MethodOfModule {
  readonly rid: number;
  /** Module index; undefined is the module that the section belongs to. */
  readonly module?: number;
}

export interface InliningEntry {
  readonly entry: HashtableEntry;
  readonly inlinee: MethodOfModule;
  readonly inliners: readonly MethodOfModule[];
  readonly range: ByteRange;
}

export const FOREIGN = 1;

/**
 * InliningInfo2, section 114 (r2r-format 8.10): a native hashtable by nameHash(assembly of the inlinee) XOR rid. Payload:
 * nuint n, then n nuints:
 *
 *   inlinee rid * 2 + foreign, [module index], { difference to the previous inliner rid * 2 + foreign, [module index] }
 */
export class InliningInfo2 {
  readonly table: NativeHashtable;
  private readonly cursor: ByteCursor;

  /**
   * @param indices the module indices that exist, if known
   * @throws R2RError `native-hashtable.*`, `truncated`, `rva.outside`
   */
  constructor(
    context: ReadContext,
    section: SectionRange,
    private readonly indices?: ModuleIndices,
  ) {
    this.cursor = cursorOverSection(context.space, section);
    this.table = new NativeHashtable(this.cursor);
  }

  /** All entries in the order of the table. @throws R2RError `inlining-info.*`, `native-hashtable.*`, `truncated` */
  entries(): IterableIterator<InliningEntry> {
    return payloads(this.table, this.cursor.bytes.length, 'InliningInfo2', (entry) => this.read(entry), ({ range }) => range);
  }

  private read(entry: HashtableEntry): InliningEntry {
    const { cursor } = this;
    cursor.offset = entry.payload;
    const sequence = new CountedSequence(cursor, 'inlining-info.count');
    const inlinee = readMethod(sequence, 0);
    const inliners: MethodOfModule[] = [];
    for (let rid = 0; !sequence.isEmpty; ) {
      const inliner = readMethod(sequence, rid);
      inliners.push(inliner);
      rid = inliner.rid;
    }
    const range = cursor.rangeFrom(entry.payload);
    if (inlinee.rid === 0 || inliners.some((inliner) => inliner.rid === 0)) {
      throw new R2RError('inlining-info.rid', 'row 0 is neither inlinee nor inliner', { range });
    }
    const unknown = [inlinee, ...inliners].find(({ module }) => module !== undefined && this.indices?.isUnknown(module));
    if (unknown !== undefined) {
      throw new R2RError('inlining-info.module', `the image has no module index ${unknown.module}`, { range });
    }
    return { entry, inlinee, inliners, range };
  }
}

function readMethod(sequence: CountedSequence, previousRid: number): MethodOfModule {
  const value = sequence.next();
  const rid = previousRid + (value >>> 1);
  return (value & FOREIGN) === 0 ? { rid } : { rid, module: sequence.next() };
}
