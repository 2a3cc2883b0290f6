import { R2RError } from '../errors.js';
import { fileOffset, type FileOffset } from '../io/addresses.js';
import { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { NativeHashtable, type HashtableEntry } from '../native-format/hashtable.js';
import { payloads } from '../native-format/payloads.js';
import { readNativeUnsigned } from '../native-format/integers.js';
import type { SignatureContext } from '../signatures/context.js';
import { readMethodDefinitionSignature, type MethodSignature } from '../signatures/method.js';
import type { ReadContext } from './context.js';
import { readPgoSchema, type PgoElement } from './pgo-schema.js';
import { cursorOverSection, type SectionRange } from './section-range.js';

/** The profile of a method that the compiler kept in the image. */
export interface PgoEntry {
  readonly entry: HashtableEntry;
  readonly method: MethodSignature;
  readonly version: number;
  /** Where the profile begins; entries may share it. */
  readonly data: FileOffset;
  /** Without the profile. */
  readonly range: ByteRange;
}

export const DATA_FOLLOWS = 1;
export const DATA_BEFORE = 3;
const PLACE_MASK = 3;
const VERSION = 0;

/**
 * PgoInstrumentationData, section 117 (r2r-format 8.13): a native hashtable by method hash; payload:
 *
 *   MethodSig in definition encoding, nuint (version << 2 | place),
 *   place 1: the profile follows; place 3: [nuint delta], the profile is at the position of this field minus delta
 */
export class PgoInstrumentation {
  readonly table: NativeHashtable;
  private readonly cursor: ByteCursor;
  /** The same bytes in the phase of signatures. */
  private readonly signatureCursor: ByteCursor;
  private readonly start: number;

  /** @throws R2RError `native-hashtable.*`, `truncated`, `rva.outside` */
  constructor(
    context: ReadContext,
    section: SectionRange,
    private readonly signatures: SignatureContext,
  ) {
    this.cursor = cursorOverSection(context.space, section);
    this.start = this.cursor.offset;
    this.signatureCursor = new ByteCursor(this.cursor.bytes, this.start, this.cursor.end, 'signature');
    this.table = new NativeHashtable(this.cursor);
  }

  /** All entries in the order of the table. @throws R2RError `pgo.*`, `native-hashtable.*`, signature errors, `truncated` */
  entries(): IterableIterator<PgoEntry> {
    return payloads(this.table, this.cursor.bytes.length, 'PgoInstrumentationData', (entry) => this.read(entry), ({ range }) => range);
  }

  /** The profile of an entry. @throws R2RError `pgo.*`, `truncated` */
  schema(entry: PgoEntry): PgoElement[] {
    return readPgoSchema(this.cursor.at(entry.data));
  }

  private read(entry: HashtableEntry): PgoEntry {
    const { cursor, signatureCursor } = this;
    signatureCursor.offset = entry.payload;
    const method = readMethodDefinitionSignature(signatureCursor, this.signatures);
    cursor.offset = signatureCursor.offset;
    const formatStart = cursor.offset;
    const format = readNativeUnsigned(cursor);
    const version = format >>> 2;
    const place = format & PLACE_MASK;
    const formatRange = cursor.rangeFrom(formatStart);
    if (place !== DATA_FOLLOWS && place !== DATA_BEFORE) {
      throw new R2RError('pgo.format', `the place of the profile is ${place}`, { range: formatRange });
    }
    if (version !== VERSION) throw new R2RError('pgo.version', `a profile of version ${version}`, { range: formatRange });
    const data = place === DATA_FOLLOWS ? cursor.position : this.readBackReference();
    return { entry, method, version, data, range: cursor.rangeFrom(entry.payload) };
  }

  private readBackReference(): FileOffset {
    const { cursor } = this;
    const start = cursor.offset;
    const position = start - (readNativeUnsigned(cursor) | 0);
    if (position < this.start || position >= cursor.end) {
      throw new R2RError('pgo.format', 'the profile of a method lies outside the table', { range: cursor.rangeFrom(start) });
    }
    return fileOffset(position);
  }
}
