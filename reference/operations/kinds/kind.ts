import type { Context } from '../../../conformance/contract/protocol.js';
import type { ReadContext } from '../../image/context.js';

/** Bytes handed to `format.decode`: a structure at offset 0 of flat bytes, in which an RVA is an offset. */
export interface KindInput {
  readonly context: ReadContext;
  /** What a directory would say of the structure's size, in bytes; the whole input if the request does not say. */
  readonly size: number;
  /** The context of the request, for what a structure has to know besides version and target (see given.ts). */
  readonly given: Context;
}

export interface KindValue {
  readonly value: unknown;
  /** The first byte behind the structure; undefined where it has no single end. */
  readonly end?: number;
}

/**
 * Decodes one kind of structure into the value that the contract publishes for it, or says why there is no such structure
 * in this context. Throws R2RError.
 */
export type Kind = (input: KindInput) => KindValue | string;
