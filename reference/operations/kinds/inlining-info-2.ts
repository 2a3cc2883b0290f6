import { InliningInfo2, type MethodOfModule } from '../../image/inlining-info-2.js';
import { hashtableValue } from './hashtable-value.js';
import type { Kind } from './kind.js';
import { moduleIndicesOf } from './module-indices.js';
import { wholeSection } from './section-kind.js';

export const inliningInfo2Kind: Kind = (input) => {
  const info = new InliningInfo2(input.context, wholeSection(input), moduleIndicesOf(input));
  return {
    value: hashtableValue(info.table, info.entries(), ({ inlinee, inliners }) => ({ Inlinee: method(inlinee), Inliners: inliners.map(method) })),
  };
};

function method({ rid, module }: MethodOfModule): object {
  return { Rid: rid, Module: module };
}
