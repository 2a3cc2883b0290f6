import { R2RError } from '../errors.js';
import type { ErrorCode } from '../error-codes.js';
import type { ByteCursor } from '../io/cursor.js';
import { readNativeUnsigned } from './integers.js';

/**
 * A payload of the inlining tables: nuint n, then n nuints that form fields of varying number. A field that the count
 * leaves no room for is rejected.
 */
export class CountedSequence {
  private left: number;
  private readonly start: number;

  /**
   * @param code the error for a count that is smaller than the fields it must hold
   * @throws R2RError `native-integer.first-byte`, `truncated`
   */
  constructor(
    private readonly cursor: ByteCursor,
    private readonly code: ErrorCode,
  ) {
    this.start = cursor.offset;
    this.left = readNativeUnsigned(cursor);
  }

  get isEmpty(): boolean {
    return this.left === 0;
  }

  /** @throws R2RError the code given, `native-integer.first-byte`, `truncated` */
  next(): number {
    if (this.left === 0) {
      throw new R2RError(this.code, 'the count is smaller than the fields it must hold', { range: this.cursor.rangeFrom(this.start) });
    }
    this.left--;
    return readNativeUnsigned(this.cursor);
  }
}
