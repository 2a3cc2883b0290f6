import { R2RError } from '../errors.js';
import { combine2 } from '../hashing/combine.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ReadContext } from './context.js';
import { cursorOverSection, type SectionRange } from './section-range.js';

const BUCKET_SIZE = 16;
const FINGERPRINTS_IN_BUCKET = 8;

/**
 * AttributePresence, section 113 (r2r-format 8.9): a cuckoo filter of custom attributes; a bucket is eight u16
 * fingerprints. Empty: no listed attribute exists in the module.
 */
export class AttributePresence {
  /** A power of two, or 0. */
  readonly bucketCount: number;
  private readonly cursor: ByteCursor;

  /** @throws R2RError `attribute-presence.alignment`, `attribute-presence.size`, `rva.outside` */
  constructor(context: ReadContext, section: SectionRange) {
    const { rva, size } = section;
    this.cursor = cursorOverSection(context.space, section);
    const range = { start: this.cursor.offset, end: this.cursor.end };
    if (rva % BUCKET_SIZE !== 0) {
      throw new R2RError('attribute-presence.alignment', `the filter at RVA 0x${rva.toString(16)} is not 16-aligned`, { range });
    }
    this.bucketCount = size / BUCKET_SIZE;
    if (!Number.isInteger(this.bucketCount) || (this.bucketCount & (this.bucketCount - 1)) !== 0) {
      throw new R2RError('attribute-presence.size', `${size} bytes are not a power of two of buckets`, { range });
    }
  }

  /**
   * Whether a custom attribute may be there; `false` is certain for the attributes that compilers list.
   * @param nameHash nameHash of the attribute's full name, namespace and dot included
   * @param parent the token of the CustomAttribute parent
   */
  mayHave(nameHash: number, parent: number): boolean {
    if (this.bucketCount === 0) return false;
    const { fingerprint, first, second } = placeInFilter(nameHash, parent, this.bucketCount);
    return this.holds(first, fingerprint) || this.holds(second, fingerprint);
  }

  /** The fingerprints of a bucket; 0 is a free place. */
  bucket(index: number): number[] {
    this.cursor.offset = this.cursor.end - (this.bucketCount - index) * BUCKET_SIZE;
    return Array.from({ length: FINGERPRINTS_IN_BUCKET }, () => this.cursor.u16());
  }

  private holds(bucket: number, fingerprint: number): boolean {
    return this.bucket(bucket).includes(fingerprint);
  }
}

/** The fingerprint of an attribute on a token, and the two buckets that may hold it. */
export function placeInFilter(nameHash: number, parent: number, bucketCount: number): { fingerprint: number; first: number; second: number } {
  const hash = combine2(nameHash, parent);
  const fingerprint = hash >>> 16 === 0 ? 1 : hash >>> 16;
  const mask = bucketCount - 1;
  const first = hash & mask;
  return { fingerprint, first, second: first ^ (fingerprint & mask) };
}
