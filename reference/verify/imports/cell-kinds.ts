import { IMPORT_SECTION_FLAGS, IMPORT_SECTION_TYPES } from '../../image/import-section-kinds.js';
import { FIXUP_KINDS as KINDS, fixupKindName } from '../../signatures/fixup-kinds.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { CellOfSection } from './subjects.js';

/** What a cell can be called through for. */
const CALLS: ReadonlySet<number> = new Set([
  KINDS.MethodEntry,
  KINDS.MethodEntry_DefToken,
  KINDS.MethodEntry_RefToken,
  KINDS.VirtualEntry,
  KINDS.VirtualEntry_DefToken,
  KINDS.VirtualEntry_RefToken,
  KINDS.VirtualEntry_Slot,
]);

/** The type of an import section says how its cells are bound: calls in StubDispatch, literals in StringHandle, helpers eagerly (r2r-format 7.1). */
export const cellKinds: Rule<CellOfSection> = {
  requirement: 'XREF-27',
  structure: 'import-sections',
  *check({ section: { type, flags }, cell: { fixup } }): Iterable<Fault> {
    const isEager = (flags & IMPORT_SECTION_FLAGS.Eager) !== 0;
    const name = fixupKindName(fixup.kind) ?? `0x${fixup.kind.toString(16)}`;
    if (type === IMPORT_SECTION_TYPES.StubDispatch && !CALLS.has(fixup.kind)) yield { range: fixup.range, message: `${name} in a section of call cells` };
    if (type === IMPORT_SECTION_TYPES.StringHandle && fixup.kind !== KINDS.StringHandle) yield { range: fixup.range, message: `${name} in a section of string literals` };
    if (fixup.kind === KINDS.Helper && !isEager) yield { range: fixup.range, message: 'a helper in a section that is not eager' };
    if (isEager && CALLS.has(fixup.kind)) yield { range: fixup.range, message: `${name} in an eager section` };
  },
};
