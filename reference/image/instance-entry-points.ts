import { ByteCursor } from '../io/cursor.js';
import { NativeHashtable, type HashtableEntry } from '../native-format/hashtable.js';
import { payloads } from '../native-format/payloads.js';
import type { SignatureContext } from '../signatures/context.js';
import { readMethodDefinitionSignature, type MethodSignature } from '../signatures/method.js';
import type { ReadContext } from './context.js';
import { readEntryPoint, type EntryPoint } from './entry-point.js';
import { cursorOverSection, type SectionRange } from './section-range.js';

export interface InstanceEntryPoint extends EntryPoint {
  readonly entry: HashtableEntry;
  readonly method: MethodSignature;
}

/**
 * InstanceMethodEntryPoints, section 109 (r2r-format 8.6): a native hashtable by method hash; the payload is a MethodSig in
 * definition encoding and an entry point.
 */
export class InstanceEntryPoints {
  readonly table: NativeHashtable;
  private readonly cursor: ByteCursor;
  /** The same bytes in the phase of signatures. */
  private readonly signatureCursor: ByteCursor;
  private readonly start: number;

  /**
   * @param functionCount runtime functions of the image, if known: indices are checked against it
   * @throws R2RError `native-hashtable.*`, `truncated`, `rva.outside`
   */
  constructor(
    context: ReadContext,
    section: SectionRange,
    private readonly signatures: SignatureContext,
    private readonly functionCount?: number,
  ) {
    this.cursor = cursorOverSection(context.space, section);
    this.start = this.cursor.offset;
    this.signatureCursor = new ByteCursor(this.cursor.bytes, this.start, this.cursor.end, 'signature');
    this.table = new NativeHashtable(this.cursor);
  }

  /** All entries in the order of the table. @throws R2RError `entry-point.*`, `native-hashtable.*`, signature errors, `truncated` */
  entries(): IterableIterator<InstanceEntryPoint> {
    return payloads(this.table, this.cursor.bytes.length, 'InstanceMethodEntryPoints', (entry) => this.read(entry), ({ method }) => method.range);
  }

  /** The entries whose method may have hash code `hash`. @throws R2RError as `entries` */
  *lookup(hash: number): IterableIterator<InstanceEntryPoint> {
    for (const entry of this.table.lookup(hash)) yield this.read(entry);
  }

  /** A cursor at a fixup list of this table, as EntryPoint.fixups gives it. */
  fixupCursor(position: number): ByteCursor {
    return this.cursor.at(position);
  }

  private read(entry: HashtableEntry): InstanceEntryPoint {
    this.signatureCursor.offset = entry.payload;
    const method = readMethodDefinitionSignature(this.signatureCursor, this.signatures);
    this.cursor.offset = this.signatureCursor.offset;
    return { entry, method, ...readEntryPoint(this.cursor, this.start, this.functionCount) };
  }
}
