import type { ByteRange } from '../io/ranges.js';

/** What a node is; the structures that stand by themselves in the file. */
export const NODE_KINDS = [
  'PE headers',
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
  'manifest MVIDs',
  'component assemblies',
  'owner composite executable',
  'attribute presence',
  'PGO instrumentation',
  'cross-module inlining',
  'hot-cold map',
  'method-is-generic map',
  'enclosing types',
  'type generic info',
] as const;

export type NodeKind = (typeof NODE_KINDS)[number];

/** A structure of an image that stands by itself in the file: read completely, and written again from what was read. */
export interface ImageNode {
  readonly kind: NodeKind;
  /** Where it stands. */
  readonly range: ByteRange;
  /** Its bytes, from the decoded value alone. @throws R2RError for a value that the format cannot hold */
  readonly write: () => Uint8Array;
}
