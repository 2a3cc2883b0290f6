import type { NodeKind } from '../node.js';

/** The unit of the cuckoo filter that the runtime loads at once (r2r-format 8.9). */
const FILTER = 16;
/** Of the pointer tables of 64-bit targets; the others need no more. */
const POINTER = 8;

/** What may move, with the alignment that its readers count on (r2r-format 14.1). The rest is addressed by code or by other formats. */
export const MOVABLE: Readonly<Partial<Record<NodeKind, number>>> = {
  'READYTORUN_HEADER': POINTER,
  'section 100': 1,
  'import sections': POINTER,
  'signature RVAs': 4,
  'signature': 1,
  'GC ref maps': 4,
  'runtime functions': 4,
  'unwind data': 4,
  'GC info': 4,
  'method entry points': 4,
  'exception lookup': 8,
  'exception clauses': 4,
  'debug info': 4,
  'available types': 4,
  'instance entry points': 4,
  'inlining info': 4,
  'manifest metadata': 4,
  'manifest MVIDs': 4,
  'component assemblies': 4,
  'owner composite executable': 1,
  'attribute presence': FILTER,
  'PGO instrumentation': 4,
  'cross-module inlining': 4,
  'external type maps': 4,
  'proxy type maps': 4,
  'type map targets': 4,
  'hot-cold map': 4,
  'method-is-generic map': 1,
  'enclosing types': 2,
  'type generic info': 1,
};
