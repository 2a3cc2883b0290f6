import { R2RError } from '../errors.js';
import type { ByteRange } from '../io/ranges.js';
import { utf16, utf8 } from '../io/text.js';
import { LIMITS } from '../limits.js';

const NOTHING: ByteRange = { start: 0, end: 0 };

/** The heaps of a metadata (ECMA-335 II.24.2.3 to II.24.2.5). All indices are byte offsets, except that of a GUID. */
export class Heaps {
  /** @param bytes the whole file; the ranges are those of the heaps in it, undefined where a heap is absent */
  constructor(
    readonly bytes: Uint8Array,
    private readonly strings: ByteRange = NOTHING,
    private readonly blobs: ByteRange = NOTHING,
    private readonly guids: ByteRange = NOTHING,
    private readonly userStrings: ByteRange = NOTHING,
  ) {}

  /** A text of #Strings; index 0 is the empty one. @throws R2RError `metadata.string-index`, `limit.exceeded` */
  string(index: number): string {
    if (index === 0) return '';
    const start = this.strings.start + index;
    // Without a limit, long names that overlap would cost quadratic time.
    const limit = Math.min(this.strings.end, start + LIMITS.NAME_BYTES);
    let end = start;
    while (end < limit && this.bytes[end] !== 0) end++;
    if (end < limit) return utf8(this.bytes, start, end);
    if (end >= this.strings.end) throw this.outside('metadata.string-index', '#Strings', index, this.strings);
    throw new R2RError('limit.exceeded', `a name of more than ${LIMITS.NAME_BYTES} bytes`, { phase: 'section', range: { start, end } });
  }

  /** Where the content of a blob lies, without its length. @throws R2RError `metadata.blob-index` */
  blobRange(index: number): ByteRange {
    return index === 0 ? { start: this.blobs.start, end: this.blobs.start } : this.sized('#Blob', index, this.blobs);
  }

  /** The content of a blob (a view, no copy). @throws R2RError `metadata.blob-index` */
  blob(index: number): Uint8Array {
    const range = this.blobRange(index);
    return this.bytes.subarray(range.start, range.end);
  }

  /** The 16 bytes of a GUID; `index` counts from 1, and 0 is no GUID. @throws R2RError `metadata.guid-index` */
  guid(index: number): Uint8Array | undefined {
    if (index === 0) return undefined;
    const start = this.guids.start + (index - 1) * 16;
    if (start + 16 > this.guids.end) throw this.outside('metadata.guid-index', '#GUID', index, this.guids);
    return this.bytes.subarray(start, start + 16);
  }

  /** A literal of #US, by the rid of its token. @throws R2RError `metadata.blob-index` */
  userString(offset: number): string {
    if (offset === 0) return '';
    const { start, end } = this.sized('#US', offset, this.userStrings);
    // The last byte only says whether the text needs more than simple handling.
    return utf16(this.bytes.subarray(start, Math.max(start, end - 1)));
  }

  /*
   * length, 1, 2 or 4 bytes, big-endian: 0vvvvvvv, 10vvvvvv x 2, 110vvvvv x 4 | that many bytes
   */
  private sized(name: string, index: number, heap: ByteRange): ByteRange {
    const { bytes } = this;
    const at = heap.start + index;
    const first = at < heap.end ? bytes[at] : 0xff;
    const prefix = first < 0x80 ? 1 : first < 0xc0 ? 2 : first < 0xe0 ? 4 : 0;
    if (prefix === 0 || at + prefix > heap.end) throw this.outside('metadata.blob-index', name, index, heap);
    let length = first;
    if (prefix === 2) length = ((first & 0x3f) << 8) | bytes[at + 1];
    if (prefix === 4) length = ((first & 0x1f) << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
    const start = at + prefix;
    if (start + length > heap.end) throw this.outside('metadata.blob-index', name, index, heap);
    return { start, end: start + length };
  }

  private outside(
    code: 'metadata.string-index' | 'metadata.blob-index' | 'metadata.guid-index',
    name: string,
    index: number,
    heap: ByteRange,
  ): R2RError {
    return new R2RError(code, `index 0x${index.toString(16)} has no entry in ${name}`, {
      range: { start: Math.min(heap.start + index, heap.end), end: heap.end },
    });
  }
}
