import type { CrossModuleInliningEntry } from '../image/cross-module-inlining.js';
import type { Image } from '../image/image.js';

export interface CrossModuleInliningFact {
  /** The index is a cell of the IL body import section, else a row of MethodDef. */
  readonly inlineeIsCrossModule: boolean;
  readonly inlineeIndex: number;
  readonly inlineeModule: number;
  readonly inliners: readonly { readonly crossModule: boolean; readonly index: number; readonly module: number }[];
}

/** Section 119, in the order of the table. */
export function* crossModuleInlineInfoFacet(image: Image): Iterable<CrossModuleInliningFact> {
  for (const entry of image.crossModuleInlining?.entries() ?? []) yield entryFact(entry);
}

function entryFact({ inlinee, crossModuleInliners, inliners }: CrossModuleInliningEntry): CrossModuleInliningFact {
  const isCell = 'cell' in inlinee;
  const inlineeModule = isCell ? 0 : inlinee.module;
  const cells = crossModuleInliners.map((index) => ({ crossModule: true, index, module: 0 }));
  const methods = inliners.map(({ rid, module }) => ({ crossModule: false, index: rid, module: module ?? inlineeModule }));
  return { inlineeIsCrossModule: isCell, inlineeIndex: isCell ? inlinee.cell : inlinee.rid, inlineeModule, inliners: [...cells, ...methods] };
}
