import { R2RError } from '../errors.js';
import type { ByteRange } from './ranges.js';

/** Bytes of work for each byte of input, and bytes that are always free. Real images stay below one for one. */
const FACTOR = 2;
const FREE = 1 << 16;
/** What a structure costs besides its bytes. */
const OVERHEAD = 8;

/**
 * Bounds the work on structures that many references may share: thousands of entries that all point to one long list
 * would otherwise cost the product of both.
 */
export class WorkBudget {
  private left: number;

  /** @param inputSize the size of the input in bytes */
  constructor(inputSize: number) {
    this.left = FREE + FACTOR * inputSize;
  }

  /** Accounts for a structure that has been read. @throws R2RError `limit.exceeded` */
  spend(range: ByteRange): void {
    this.left -= OVERHEAD + range.end - range.start;
    if (this.left < 0) throw new R2RError('limit.exceeded', 'the same bytes are referred to too often', { range });
  }
}
