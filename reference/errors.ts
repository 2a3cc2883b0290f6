import { ERROR_CODES, type ErrorCode } from './error-codes.js';
import type { ByteRange, Phase } from './io/ranges.js';

export interface ErrorDetails {
  /** The offending bytes. For truncation: from the start of the unreadable field to the end of the input. */
  readonly range?: ByteRange;
  /** Where in the structure, for example `ImportSections[3].Signatures[7]`. */
  readonly path?: string;
  /** Only for `truncated`, `limit.exceeded` and `value.range`, which take the phase of the structure that is being read or written. */
  readonly phase?: Phase;
}

/** The one error that readers and writers of this package throw for bad input. */
export class R2RError extends Error {
  readonly code: ErrorCode;
  readonly phase: Phase;
  readonly range: ByteRange | undefined;
  path: string;

  constructor(code: ErrorCode, sentence: string, details: ErrorDetails = {}) {
    super(sentence);
    this.name = 'R2RError';
    this.code = code;
    this.phase = details.phase ?? ERROR_CODES[code];
    this.range = details.range;
    this.path = details.path ?? '';
  }

  /** Puts `prefix` in front of the path; used by each enclosing structure on the way out. */
  within(prefix: string): this {
    this.path = this.path === '' || this.path.startsWith('[') ? prefix + this.path : `${prefix}.${this.path}`;
    return this;
  }
}

/**
 * Runs `read`; an R2RError that leaves it gets `prefix` in front of its path.
 * For whole structures; a hot loop catches once around the loop and calls `R2RError.within` itself.
 */
export function within<T>(prefix: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof R2RError ? error.within(prefix) : error;
  }
}
