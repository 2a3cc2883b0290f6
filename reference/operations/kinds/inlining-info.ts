import { inliningRecords } from '../../image/inlining-info.js';
import type { Kind } from './kind.js';
import { wholeSection } from './section-kind.js';

export const inliningInfoKind: Kind = (input) => ({
  value: {
    Records: Array.from(inliningRecords(input.context, wholeSection(input)), ({ inlineeRid, inlinerRids }) => ({
      InlineeRid: inlineeRid,
      InlinerRids: inlinerRids,
    })),
  },
});
