import type { ByteRange } from '../io/ranges.js';

/** What bytes can belong to; a structure that contains others owns what those leave over. */
export const OWNER_KINDS = [
  'container headers',
  'data directories',
  'CLI header',
  'IL metadata',
  'IL method bodies',
  'IL data',
  'R2R headers',
  'R2R sections',
  'unlisted blocks',
  'import cells',
  'signatures',
  'GC ref maps',
  'fixup lists',
  'entry points',
  'hashtables',
  'code',
  'read-only data',
  'import thunks',
  'runtime functions',
  'unwind data',
  'GC info',
  'exception clauses',
  'debug info',
] as const;

export type OwnerKind = (typeof OWNER_KINDS)[number];

/** Bytes of the file that a decoded structure consists of. */
export interface OwnedBytes extends ByteRange {
  readonly kind: OwnerKind;
  /** What the structure is; made when it is asked for. */
  readonly name: () => string;
}

export function owned({ start, end }: ByteRange, kind: OwnerKind, name: () => string): OwnedBytes {
  return { start, end, kind, name };
}
