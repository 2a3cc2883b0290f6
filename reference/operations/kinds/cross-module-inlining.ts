import { CrossModuleInlining } from '../../image/cross-module-inlining.js';
import { HEADER_FLAGS } from '../../image/header-flags.js';
import { givenNumber } from './given.js';
import { hashtableValue } from './hashtable-value.js';
import type { Kind } from './kind.js';
import { moduleIndicesOf } from './module-indices.js';
import { wholeSection } from './section-kind.js';

export const crossModuleInliningKind: Kind = (input) => {
  const flags = givenNumber(input.given, 'headerFlags') ?? 0;
  const hasModules = (flags & HEADER_FLAGS.MULTIMODULE_VERSION_BUBBLE) !== 0;
  const bodyCellCount = givenNumber(input.given, 'bodyCellCount');
  const info = new CrossModuleInlining(input.context, wholeSection(input), { hasModules, bodyCellCount, indices: moduleIndicesOf(input) });
  return {
    value: hashtableValue(info.table, info.entries(), ({ inlinee, crossModuleInliners, inliners }) => ({
      ...('cell' in inlinee ? { Cell: inlinee.cell } : { Rid: inlinee.rid, Module: hasModules ? inlinee.module : undefined }),
      CrossModuleInliners: crossModuleInliners,
      Inliners: inliners.map(({ rid, module }) => ({ Rid: rid, Module: module })),
    })),
  };
};
