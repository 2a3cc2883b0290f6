import type { Image } from '../image/image.js';
import type { InliningEntry } from '../image/inlining-info-2.js';
import { componentMark } from './component-mark.js';

export interface InliningInfoFact {
  readonly component?: number;
  /** Section 110 or section 114. */
  readonly format: 'v1' | 'v2';
  readonly entries: readonly InlineeFact[];
}

export interface InlineeFact {
  readonly inlineeRid: number;
  /** Only in v2; null is the module's own. */
  readonly inlineeModule?: number | null;
  readonly inliners: readonly { readonly rid: number; readonly module?: number }[];
}

/** Sections 110 and 114 of each module. */
export function* inliningInfoFacet(image: Image): Iterable<InliningInfoFact> {
  for (const module of image.modules) {
    const records = module.inliningRecords;
    if (records !== undefined) {
      const entries = Array.from(records, ({ inlineeRid, inlinerRids }) => ({ inlineeRid, inliners: inlinerRids.map((rid) => ({ rid })) }));
      yield { ...componentMark(module), format: 'v1', entries };
    }
    const table = module.inliningInfo2;
    if (table !== undefined) yield { ...componentMark(module), format: 'v2', entries: Array.from(table.entries(), inlineeFact) };
  }
}

function inlineeFact({ inlinee, inliners }: InliningEntry): InlineeFact {
  return { inlineeRid: inlinee.rid, inlineeModule: inlinee.module ?? null, inliners };
}
