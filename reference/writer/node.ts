import type { SectionRange } from '../image/section-range.js';
import type { Rva } from '../io/addresses.js';
import type { ByteRange } from '../io/ranges.js';

/** What a node is; the structures that stand by themselves in the file. */
export const NODE_KINDS = [
  'PE headers',
  'Webcil headers',
  'CLI header',
  'debug directory',
  'base relocations',
  'READYTORUN_HEADER',
  'section 100',
  'import sections',
  'import cells',
  'signature RVAs',
  'signature',
  'GC ref maps',
  'runtime functions',
  'unwind data',
  'GC info',
  'method entry points',
  'exception lookup',
  'exception clauses',
  'debug info',
  'available types',
  'instance entry points',
  'inlining info',
  'manifest metadata',
  'manifest MVIDs',
  'component assemblies',
  'owner composite executable',
  'attribute presence',
  'PGO instrumentation',
  'cross-module inlining',
  'external type maps',
  'proxy type maps',
  'type map targets',
  'profile data',
  'hot-cold map',
  'method-is-generic map',
  'enclosing types',
  'type generic info',
] as const;

export type NodeKind = (typeof NODE_KINDS)[number];

/** Where the nodes of an image stand in another layout of it. */
export interface Moves {
  /** The new RVA of what stood at `old`; `old` itself if that stays. */
  address(old: Rva): Rva;
  /** The same for a structure with a size, which may be rebuilt to another one. */
  section(old: SectionRange): SectionRange;
}

/** Gives a list another order. */
export type Shuffle = <T>(list: readonly T[]) => T[];

/** A structure of an image that stands by itself in the file: read completely, and written again from what was read. */
export interface ImageNode {
  readonly kind: NodeKind;
  /** Where it stands. */
  readonly range: ByteRange;
  /** Its bytes, from the decoded value alone. @throws R2RError for a value that the format cannot hold */
  readonly write: () => Uint8Array;
  /** As many bytes, with the addresses of other nodes as they are in another layout; undefined if it holds no such address. */
  readonly moved?: (moves: Moves) => Uint8Array;
  /** The same value with its parts in another order, as far as none is prescribed; undefined if all is. Only of nodes without addresses. */
  readonly shuffled?: (shuffle: Shuffle) => Uint8Array;
}
