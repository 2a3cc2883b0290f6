import { R2RError } from '../errors.js';
import { LIMITS } from '../limits.js';
import type { ByteRange } from './ranges.js';

/**
 * Bounds the work on structures that many references may share: thousands of entries that all point to one long list
 * would otherwise cost the product of both. Real images stay below one byte of work for each byte.
 */
export class WorkBudget {
  private left: number;

  /** @param inputSize the size of the input in bytes */
  constructor(inputSize: number) {
    this.left = LIMITS.SHARED_FREE + LIMITS.SHARED_FACTOR * inputSize;
  }

  /** Accounts for a structure that has been read. @throws R2RError `limit.exceeded` */
  spend(range: ByteRange): void {
    this.left -= LIMITS.SHARED_OVERHEAD + range.end - range.start;
    if (this.left < 0) throw new R2RError('limit.exceeded', 'the same bytes are referred to too often', { range });
  }
}
