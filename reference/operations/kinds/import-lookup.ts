import type { ImportLookup } from '../../image/type-map-cells.js';
import { FIXUP_KINDS } from '../../signatures/fixup-kinds.js';
import type { KindInput } from './kind.js';

const MODULE = 1;
const ANOTHER_HELPER = 2;

/** What the cells hold that type maps name, as far as the context says it: of each section a list of `type`, `module` or `other`. */
export function importLookupOf({ given: { importCells } }: KindInput): ImportLookup | undefined {
  if (!Array.isArray(importCells)) return undefined;
  const sections: unknown[][] = importCells.map((cells) => (Array.isArray(cells) ? cells : []));
  return {
    sections: sections.map((cells) => ({ cellCount: cells.length })),
    fixup: (section, cell) => {
      const holds = sections[section][cell];
      return {
        kind: holds === 'type' ? FIXUP_KINDS.TypeHandle : FIXUP_KINDS.Helper,
        operand: { form: 'helper', helper: holds === 'module' ? MODULE : ANOTHER_HELPER },
      };
    },
  };
}
